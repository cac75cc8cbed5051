import type { Role } from '#contract/role.ts';
import { Check } from '#web/ui/Check.tsx';
import type { FieldError } from '#web/ui/Field.tsx';

type Props = {
  roles: readonly Role[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Why a role cannot be taken away, by its id. */
  fixed?: Record<string, string>;
  error?: FieldError | undefined;
};

/** Which roles somebody gets, with what each allows. What may not be given is shown and says why. */
export function RoleChoice({ roles, chosen, onChange, fixed = {}, error }: Props) {
  const shown = roles.filter(({ id, grantable }) => grantable || chosen.includes(id));
  const hidden = roles.length - shown.length;
  return (
    <fieldset data-refused={error ? '' : undefined} className="grid gap-3">
      <legend className="mb-2 font-medium">Roles</legend>
      {shown.map(({ id, name, about, needsSecondFactor }) => (
        <Check
          key={id}
          label={name}
          about={
            fixed[id] ?? (
              <>
                {about} {needsSecondFactor && 'Needs a second factor.'}
              </>
            )
          }
          checked={chosen.includes(id)}
          disabled={id in fixed}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
        />
      ))}
      {hidden > 0 && (
        <p className="text-sm text-faint">
          {hidden === 1 ? 'One role is' : `${hidden} roles are`} not shown: nobody gives rights that they do
          not have.
        </p>
      )}
      {error && (
        <p role="alert" className="text-sm text-bad">
          {error.message} {error.fix}
        </p>
      )}
    </fieldset>
  );
}
