import type { Integration } from '#contract/integration.ts';
import { usePermission } from '#web/features/access/use-permission.ts';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { Chip } from '#web/ui/Chip.tsx';
import type { FieldError } from '#web/ui/Field.tsx';
import { PersonSearch } from './PersonSearch.tsx';

type Owners = Integration['owners'];
type Props = { owners: Owners; onChange: (owners: Owners) => void; error: FieldError | undefined };

/** Who is told first. Whoever may not see people sees who the owners are, and who could change it. */
export function OwnersField({ owners, onChange, error }: Props) {
  const mayRead = usePermission('people.read');
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-1.5">
      <legend className="mb-1.5 font-medium">Owners</legend>
      {owners.length > 0 ? (
        <ul aria-label="Owners" className="flex flex-wrap gap-1.5">
          {owners.map(({ id, name, email }) => (
            <Chip
              key={id}
              name={name}
              title={email}
              onRemove={mayRead ? () => onChange(owners.filter((owner) => owner.id !== id)) : undefined}
            />
          ))}
        </ul>
      ) : (
        <p className="text-sm text-faint">Nobody owns it.</p>
      )}
      {mayRead ? (
        <PersonSearch
          name="ownerIds"
          without={owners.map(({ id }) => id)}
          onPick={(person) => onChange([...owners, person])}
          error={error}
        />
      ) : (
        <WhoCan do="people.read" />
      )}
    </fieldset>
  );
}
