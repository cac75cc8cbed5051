import { useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Role } from '#contract/role.ts';
import { rolesQuery } from '#web/admin-api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import { May } from '#web/features/access/May.tsx';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { DeleteRoleDialog } from '#web/features/roles/DeleteRoleDialog.tsx';
import { OwnRole } from '#web/features/roles/OwnRole.tsx';
import { RoleCards } from '#web/features/roles/RoleCards.tsx';
import { RoleDialog } from '#web/features/roles/RoleDialog.tsx';
import { RoleMatrix } from '#web/features/roles/RoleMatrix.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Page } from '#web/ui/Page.tsx';

export const RolesPage = () => (
  <Closed title="Roles" needs={['people.read', 'roles.manage']}>
    <Roles />
  </Closed>
);

type Asked = { do: 'make' } | { do: 'edit' | 'delete'; role: Role };

function Roles() {
  const { data: roles } = useSuspenseQuery(rolesQuery);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const own = roles.filter(({ builtIn }) => !builtIn);
  const builtIn = roles.filter((role) => role.builtIn);
  return (
    <Page
      title="Roles"
      lead="What each role allows. Whoever has several may do what any of them allows."
      actions={
        <May do="roles.manage">
          <Button
            look="primary"
            onClick={() => setAsked({ do: 'make' })}
            icon={<Plus aria-hidden className="size-4" />}
          >
            Make a role
          </Button>
        </May>
      }
    >
      <div className="grid grid-cols-1 gap-6">
        <WhoCan do="roles.manage" />
        <Card title="Made here">
          {own.length === 0 ? (
            <p className="px-4 py-6 text-soft sm:px-5">
              None yet. A role of your own allows exactly what somebody needs, such as adding integrations and
              nothing else.
            </p>
          ) : (
            <ul className="divide-y">
              {own.map((role) => (
                <OwnRole
                  key={role.id}
                  role={role}
                  onEdit={() => setAsked({ do: 'edit', role })}
                  onDelete={() => setAsked({ do: 'delete', role })}
                />
              ))}
            </ul>
          )}
        </Card>
        <Card title="Always there">
          <RoleMatrix roles={builtIn} />
          <RoleCards roles={builtIn} />
        </Card>
      </div>
      {asked?.do === 'make' && <RoleDialog role={null} roles={roles} onClose={close} />}
      {asked?.do === 'edit' && <RoleDialog role={asked.role} roles={roles} onClose={close} />}
      {asked?.do === 'delete' && <DeleteRoleDialog role={asked.role} onClose={close} />}
    </Page>
  );
}
