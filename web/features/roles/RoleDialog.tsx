import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewRole, Role } from '#contract/role.ts';
import type { Permission } from '#people/permission.ts';
import { changeRole, makeRole } from '#web/admin-api.ts';
import { PermissionChoice } from '#web/features/access/PermissionChoice.tsx';
import { errorOf, Refused } from '#web/refused.tsx';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { useFocusRefused } from '#web/ui/use-focus-refused.ts';

type Props = { role: Role | null; roles: readonly Role[]; onClose: () => void };
const FIELDS = ['name', 'about', 'permissions'];

/** Makes a role, from nothing or from another one, or changes one. */
export function RoleDialog({ role, roles, onClose }: Props) {
  const [name, setName] = useState(role?.name ?? '');
  const [about, setAbout] = useState(role?.about ?? '');
  const [chosen, setChosen] = useState<readonly Permission[]>(role?.permissions ?? []);
  const [from, setFrom] = useState('');
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: (given: NewRole) => (role ? changeRole(role.id, given) : makeRole(given)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['roles'] });
      onClose();
    },
  });
  const form = useFocusRefused(saving.error);
  const startFrom = (id: string) => {
    setFrom(id);
    const other = roles.find((each) => each.id === id);
    setChosen(other?.permissions ?? []);
  };
  return (
    <Dialog title={role ? `Edit ${role.name}` : 'Make a role'} onClose={onClose}>
      <form
        ref={form}
        noValidate
        className="grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const given = { name: name.trim(), about: about.trim(), permissions: [...chosen] };
          if (!saving.isPending) saving.mutate(given);
        }}
      >
        <TextField
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          maxLength={100}
          error={errorOf(saving.error, 'name')}
        />
        <TextField
          label="What it is for"
          hint="Optional: one sentence, shown where the role is given."
          value={about}
          onChange={(event) => setAbout(event.target.value)}
          autoComplete="off"
          maxLength={300}
          error={errorOf(saving.error, 'about')}
        />
        {!role && (
          <Select
            label="Start from"
            value={from}
            onChange={startFrom}
            options={[
              { value: '', label: 'Nothing' },
              ...roles
                .filter(({ grantable }) => grantable)
                .map(({ id, name: label }) => ({ value: id, label })),
            ]}
          />
        )}
        <PermissionChoice
          legend="What it allows"
          chosen={chosen}
          onChange={setChosen}
          error={errorOf(saving.error, 'permissions')}
        />
        <Refused error={saving.error} title="Nothing was saved" fields={FIELDS} />
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={saving.isPending}>
            {role ? 'Save role' : 'Make role'}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
