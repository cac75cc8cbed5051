import { X } from 'lucide-react';
import type { Integration } from '#contract/integration.ts';
import { usePermission } from '#web/features/access/use-permission.ts';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
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
            <li
              key={id}
              title={email}
              className="flex h-7 max-w-full items-center gap-1 rounded-full bg-sunken pr-1 pl-3 text-sm"
            >
              <span className="truncate">{name}</span>
              {mayRead && (
                <button
                  type="button"
                  aria-label={`Remove ${name}`}
                  onClick={() => onChange(owners.filter((owner) => owner.id !== id))}
                  className="grid size-6 place-items-center rounded-full text-faint hover:text-text"
                >
                  <X aria-hidden className="size-3.5" />
                </button>
              )}
            </li>
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
