import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Passkey } from '#contract/profile.ts';
import { profileQuery, renamePasskey } from '#web/account-api.ts';
import { errorOf } from '#web/refused.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { DoorForm } from './DoorForm.tsx';
import { useConfirmed } from './use-confirmed.ts';

type Props = { passkey: Passkey; onClose: () => void };

export function RenamePasskeyDialog({ passkey: { id, name }, onClose }: Props) {
  const client = useQueryClient();
  const confirmed = useConfirmed();
  const renaming = useMutation({
    mutationFn: (typed: string) => confirmed(() => renamePasskey(id, typed)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: profileQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog title="Rename the passkey" onClose={onClose}>
      <DoorForm
        submit="Rename"
        busy={renaming.isPending}
        error={renaming.error}
        fields={['name']}
        onSubmit={(typed) => renaming.mutate(typed('name').trim())}
      >
        <TextField
          label="Name of the passkey"
          name="name"
          autoComplete="off"
          required
          defaultValue={name}
          error={errorOf(renaming.error, 'name')}
        />
      </DoorForm>
    </Dialog>
  );
}
