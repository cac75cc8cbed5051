import { useSuspenseQuery } from '@tanstack/react-query';
import { ABOUT_PERMISSION, type Permission } from '#people/permission.ts';
import { sessionQuery } from '#web/api.ts';
import { Check } from '#web/ui/Check.tsx';
import type { FieldError } from '#web/ui/Field.tsx';
import { PERMISSION_GROUPS } from './groups.ts';
import { capital } from './words.ts';

type Props = {
  legend: string;
  chosen: readonly Permission[];
  onChange: (chosen: Permission[]) => void;
  error?: FieldError | undefined;
};

/** Rights to give, in groups. Those that the giver lacks cannot be chosen, and say so. */
export function PermissionChoice({ legend, chosen, onChange, error }: Props) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (
    <fieldset data-refused={error ? '' : undefined} className="grid gap-4">
      <legend className="mb-2 font-medium">{legend}</legend>
      {PERMISSION_GROUPS.map(({ title, permissions }) => (
        <div key={title} role="group" aria-label={title} className="grid gap-2.5">
          <p className="border-b pb-1 text-xs text-faint">{title}</p>
          {permissions.map((permission) => {
            const { may, meaning } = ABOUT_PERMISSION[permission];
            const held = session.permissions.includes(permission);
            return (
              <Check
                key={permission}
                label={capital(may)}
                about={held ? meaning : 'You do not have this right, so you cannot give it.'}
                checked={chosen.includes(permission)}
                disabled={!held && !chosen.includes(permission)}
                onChange={(on) =>
                  onChange(on ? [...chosen, permission] : chosen.filter((each) => each !== permission))
                }
              />
            );
          })}
        </div>
      ))}
      {error && (
        <p role="alert" className="text-sm text-bad">
          {error.message} {error.fix}
        </p>
      )}
    </fieldset>
  );
}
