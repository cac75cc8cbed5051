import { Fragment, useId } from 'react';
import type { Role } from '#contract/role.ts';
import { ABOUT_PERMISSION } from '#people/permission.ts';
import { PERMISSION_GROUPS } from '#web/features/access/groups.ts';
import { capital } from '#web/features/access/words.ts';
import { Allowed } from './Allowed.tsx';
import { PeopleCount } from './PeopleCount.tsx';
import { SecondFactorSwitch } from './SecondFactorSwitch.tsx';

/** What each role allows, right by right. Where it has no room, RoleCards stands in its place. */
export function RoleMatrix({ roles }: { roles: readonly Role[] }) {
  const id = useId();
  return (
    <table className="hidden w-full table-fixed border-collapse rounded-lg text-left lg:table">
      <thead>
        <tr className="border-b align-top">
          <th scope="col" className="w-[36%] px-5 py-4 font-medium text-faint">
            What it allows
          </th>
          {roles.map((role) => (
            <th key={role.id} scope="col" className="px-3 py-4 font-normal last:pr-5">
              <span className="block font-semibold wrap-anywhere">{role.name}</span>
              <span className="block text-sm text-soft">{role.about}</span>
              <span className="mt-1 block text-sm text-faint">
                <PeopleCount role={role} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {PERMISSION_GROUPS.map(({ title, permissions }) => (
          <Fragment key={title}>
            <tr className="border-b bg-sunken">
              <th
                scope="rowgroup"
                colSpan={roles.length + 1}
                className="px-5 py-1.5 text-xs font-medium text-faint"
              >
                {title}
              </th>
            </tr>
            {permissions.map((permission) => (
              <tr key={permission} className="border-b">
                <th scope="row" className="px-5 py-2 font-normal">
                  {capital(ABOUT_PERMISSION[permission].may)}
                  <span className="block text-sm text-faint">{ABOUT_PERMISSION[permission].meaning}</span>
                </th>
                {roles.map((role) => (
                  <td key={role.id} className="px-3 py-2">
                    <Allowed is={role.permissions.includes(permission)} />
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
        <tr className="align-top">
          <th scope="row" className="px-5 py-3 font-normal">
            Needs a second factor
            <span id={id} className="block text-sm text-faint">
              {WHAT_HAPPENS}
            </span>
          </th>
          {roles.map((role) => (
            <td key={role.id} className="px-3 py-3">
              <SecondFactorSwitch role={role} describedBy={id} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

export const WHAT_HAPPENS =
  'Switched on, whoever has the role and no second factor can do nothing from then on until they add one. OwlHub leads them to it.';
