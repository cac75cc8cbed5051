import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { OWNER } from '#people/role.ts';
import { changePerson, rolesQuery } from '#web/admin-api.ts';
import { errorOf, Refused } from '#web/refused.tsx';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { useDeed } from './use-deed.ts';
import { LAST_OWNER } from './why-not.ts';

export function RolesDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { data: roles } = useSuspenseQuery(rolesQuery);
  const [chosen, setChosen] = useState<readonly string[]>(person.roles.map(({ id }) => id));
  const saving = useDeed(() => changePerson(person.id, { roles: [...chosen] }), onClose);
  return (
    <Dialog title={`Roles of ${person.name}`} onClose={onClose}>
      <form
        className="grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length > 0 && !saving.isPending) saving.mutate(undefined);
        }}
      >
        <RoleChoice
          roles={roles}
          chosen={chosen}
          onChange={setChosen}
          {...(person.lastOwner && { fixed: { [OWNER]: LAST_OWNER } })}
          error={errorOf(saving.error, 'roles')}
        />
        {chosen.length === 0 && (
          <p className="text-sm text-soft">
            One role at least. Who is to do nothing at all is deactivated instead.
          </p>
        )}
        <Refused error={saving.error} title="Nothing was changed" fields={['roles']} />
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={saving.isPending} disabled={chosen.length === 0}>
            Save roles
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
