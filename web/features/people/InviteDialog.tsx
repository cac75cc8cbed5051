import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { invite, rolesQuery } from '#web/admin-api.ts';
import { errorOf, Refused } from '#web/refused.tsx';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { useFocusRefused } from '#web/ui/use-focus-refused.ts';
import { HandOver } from './HandOver.tsx';
import { RoleChoice } from './RoleChoice.tsx';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { data: roles } = useSuspenseQuery(rolesQuery);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const client = useQueryClient();
  const inviting = useMutation({
    mutationFn: () =>
      invite({ email: email.trim(), roles: [...chosen], ...(name.trim() && { name: name.trim() }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
  const form = useFocusRefused(inviting.error);
  if (inviting.data) {
    return (
      <Dialog key="made" title={`${inviting.data.invitation.email} is invited`} onClose={onClose}>
        <HandOver
          made={inviting.data}
          email={inviting.data.invitation.email}
          what="makes their account"
          onClose={onClose}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title="Invite a person" onClose={onClose}>
      <form
        ref={form}
        noValidate
        className="grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!inviting.isPending) inviting.mutate();
        }}
      >
        <TextField
          label="Email"
          type="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoComplete="off"
          error={errorOf(inviting.error, 'email')}
        />
        <TextField
          label="Name"
          hint="Optional: they can say it themselves."
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          maxLength={100}
          error={errorOf(inviting.error, 'name')}
        />
        <RoleChoice
          roles={roles}
          chosen={chosen}
          onChange={setChosen}
          error={errorOf(inviting.error, 'roles')}
        />
        <Refused error={inviting.error} title="Nobody was invited" fields={['email', 'name', 'roles']} />
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={inviting.isPending}>
            Invite
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
