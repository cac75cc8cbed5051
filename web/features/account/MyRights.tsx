import { useQuery } from '@tanstack/react-query';
import { Check, LockKeyhole } from 'lucide-react';
import type { Profile } from '#contract/profile.ts';
import type { PermissionInfo } from '#contract/role.ts';
import { permissionsQuery } from '#web/admin-api.ts';
import { Badge } from '#web/ui/Badge.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';

/** The person’s roles, and what these allow together. */
export function MyRights({ roles }: { roles: Profile['roles'] }) {
  const { data: permissions } = useQuery(permissionsQuery);
  return (
    <Card
      title="What you may do"
      aside={
        <ul aria-label="Your roles" className="flex min-w-0 flex-wrap justify-end gap-1.5">
          {roles.map(({ id, name }) => (
            <li key={id} className="min-w-0">
              <Badge tone="accent">{name}</Badge>
            </li>
          ))}
        </ul>
      }
    >
      {permissions ? (
        <ul className="grid grid-cols-1 gap-x-8 gap-y-3 p-4 sm:px-5 lg:grid-cols-2">
          {permissions.map((permission) => (
            <Right key={permission.id} permission={permission} />
          ))}
        </ul>
      ) : (
        <Skeleton className="m-4 h-60 sm:mx-5" />
      )}
    </Card>
  );
}

function Right({ permission: { may, meaning, granted, helpers } }: { permission: PermissionInfo }) {
  const Icon = granted ? Check : LockKeyhole;
  return (
    <li className="flex gap-2.5">
      <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${granted ? 'text-good' : 'text-faint'}`} />
      <div className="min-w-0">
        <h3 className={granted ? 'font-medium' : 'text-soft'}>
          <span className="sr-only">{granted ? 'You may ' : 'You may not '}</span>
          <span className="inline-block first-letter:uppercase">{may}</span>
        </h3>
        <p className="text-sm text-faint">
          {granted ? meaning : `Ask ${either.format(helpers.map(({ name }) => name)) || 'an owner'}.`}
        </p>
      </div>
    </li>
  );
}

const either = new Intl.ListFormat('en', { type: 'disjunction' });
