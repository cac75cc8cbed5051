import { useId } from 'react';
import type { Role } from '#contract/role.ts';
import { ABOUT_PERMISSION, PERMISSIONS } from '#people/permission.ts';
import { capital } from '#web/features/access/words.ts';
import { Allowed } from './Allowed.tsx';
import { PeopleCount } from './PeopleCount.tsx';
import { WHAT_HAPPENS } from './RoleMatrix.tsx';
import { SecondFactorSwitch } from './SecondFactorSwitch.tsx';

export const RoleCards = ({ roles }: { roles: readonly Role[] }) => (
  <ul className="divide-y lg:hidden">
    {roles.map((role) => (
      <RoleCard key={role.id} role={role} />
    ))}
  </ul>
);

function RoleCard({ role }: { role: Role }) {
  const id = useId();
  return (
    <li className="grid gap-3 p-4 sm:px-5">
      <div>
        <div className="flex items-baseline justify-between gap-3">
          <h3 className="font-semibold wrap-anywhere">{role.name}</h3>
          <span className="shrink-0 text-sm text-faint">
            <PeopleCount role={role} />
          </span>
        </div>
        <p className="text-sm text-soft">{role.about}</p>
      </div>
      <ul className="grid gap-1 text-sm min-[480px]:grid-cols-2">
        {PERMISSIONS.map((permission) => (
          <li key={permission} className="flex items-start gap-2 leading-5">
            <span className="mt-0.5">
              <Allowed is={role.permissions.includes(permission)} />
            </span>
            <span className={role.permissions.includes(permission) ? '' : 'text-faint'}>
              {capital(ABOUT_PERMISSION[permission].may)}
            </span>
          </li>
        ))}
      </ul>
      <div className="flex items-start justify-between gap-4 border-t pt-3">
        <div>
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
