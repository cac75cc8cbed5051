import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PasswordChange, Profile } from '#contract/profile.ts';
import { changePassword, ownSessionsQuery, profileQuery } from '#web/account-api.ts';
import { errorOf } from '#web/refused.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { DoorForm } from './DoorForm.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';
import { useConfirmed } from './use-confirmed.ts';

type Props = { profile: Profile; onClose: () => void };

export function PasswordDialog({ profile: { email, hasPassword }, onClose }: Props) {
  const client = useQueryClient();
  const confirmed = useConfirmed();
  const changing = useMutation({
    mutationFn: (change: PasswordChange) => confirmed(() => changePassword(change)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: profileQuery.queryKey });
      await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog title={hasPassword ? 'Change your password' : 'Set a password'} onClose={onClose}>
      <DoorForm
        submit={hasPassword ? 'Change password' : 'Set the password'}
        busy={changing.isPending}
        error={changing.error}
        fields={['current', 'password']}
        onSubmit={(typed) =>
          changing.mutate({ password: typed('password'), ...(hasPassword && { current: typed('current') }) })
        }
      >
        {/* For the browser, which keeps the password under this name. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        {hasPassword && (
          <TextField
            label="Current password"
            name="current"
            type="password"
            autoComplete="current-password"
            required
            error={errorOf(changing.error, 'current')}
          />
        )}
        <NewPasswordField label="New password" error={changing.error} />
      </DoorForm>
    </Dialog>
  );
}
