import { useId } from 'react';
import { Pencil, Trash2 } from 'lucide-react';
import type { Role } from '#contract/role.ts';
import { May } from '#web/features/access/May.tsx';
import { rightsWords } from '#web/features/access/words.ts';
import { Button } from '#web/ui/Button.tsx';
import { PeopleCount } from './PeopleCount.tsx';
import { WHAT_HAPPENS } from './RoleMatrix.tsx';
import { SecondFactorSwitch } from './SecondFactorSwitch.tsx';

type Props = { role: Role; onEdit: () => void; onDelete: () => void };

/** A role that was made here. */
export function OwnRole({ role, onEdit, onDelete }: Props) {
  const id = useId();
  const { name, about, permissions, grantable } = role;
  return (
    <li className="grid gap-3 p-4 sm:px-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="font-semibold wrap-anywhere">{name}</h3>
          {about && <p className="text-soft wrap-anywhere">{about}</p>}
          <p className="text-sm text-soft">{rightsWords(permissions)}</p>
          <p className="text-sm text-faint">
            <PeopleCount role={role} />
          </p>
        </div>
        <May do="roles.manage">
          {grantable ? (
            <div className="flex flex-wrap gap-2">
              <Button onClick={onEdit} icon={<Pencil aria-hidden className="size-4" />}>
                Edit<span className="sr-only"> {name}</span>
              </Button>
              <Button look="quiet" onClick={onDelete} icon={<Trash2 aria-hidden className="size-4" />}>
                Delete<span className="sr-only"> {name}</span>
              </Button>
            </div>
          ) : (
            <p className="max-w-56 text-sm text-faint">
              It has rights that you do not have, so you cannot change it.
            </p>
          )}
        </May>
      </div>
      <div className="flex items-start justify-between gap-4 rounded-md bg-sunken px-3 py-2.5">
        <div className="min-w-0">
          <p className="text-sm font-medium">Needs a second factor</p>
          <p id={id} className="text-sm text-faint">
            {WHAT_HAPPENS}
          </p>
        </div>
        <SecondFactorSwitch role={role} describedBy={id} />
      </div>
    </li>
  );
}
