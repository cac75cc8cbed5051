import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Profile } from '#contract/profile.ts';
import type { Confirmation } from '#contract/session.ts';
import { challengePasskey, confirmSession, profileQuery } from '#web/account-api.ts';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { Spinner } from '#web/ui/Spinner.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { askForPasskey, browserHasPasskeys } from './passkey.ts';

type Props = { onConfirmed: () => void; onClose: () => void };

/** Above whatever asks, and outside of its form. */
export function ConfirmDialog({ onConfirmed, onClose }: Props) {
  const { data: profile } = useQuery(profileQuery);
  return createPortal(
    <Dialog title="Confirm that it is you" onClose={onClose}>
      {profile ? (
        <Question profile={profile} onConfirmed={onConfirmed} onClose={onClose} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </Dialog>,
    document.body,
  );
}

type Way = 'password' | 'code';

function Question({ profile, onConfirmed, onClose }: Props & { profile: Profile }) {
  const ways: Way[] = [
    ...(profile.hasPassword ? (['password'] as const) : []),
    ...(profile.totp ? (['code'] as const) : []),
  ];
  const hasPasskey = profile.passkeys.length > 0 && profile.passkeysWork && browserHasPasskeys();
  const [way, setWay] = useState(ways[0]);
  const [typed, setTyped] = useState('');
  const proving = useMutation({
    mutationFn: async (proof: () => Promise<Confirmation>) => confirmSession(await proof()),
    onSuccess: onConfirmed,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // React would tell the form of the page too, which is this dialog’s ancestor for React only.
    event.stopPropagation();
    if (way) proving.mutate(async () => (way === 'password' ? { password: typed } : { code: typed.trim() }));
  };
  const withPasskey = () => proving.mutate(async () => askForPasskey(await challengePasskey()));
  if (!way && !hasPasskey) return <NoWay />;
  return (
    <form className="grid grid-cols-1 gap-4" noValidate onSubmit={submit}>
      <p className="text-soft">
        This changes how one gets in, so a page that was left open is not enough. It is asked once in 15
        minutes.
      </p>
      {proving.error && <Notice alert tone="bad" title={proving.error.message} />}
      {way && (
        <TextField
          key={way}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          {...FIELDS[way]}
        />
      )}
      {(ways.length > 1 || (hasPasskey && way)) && (
        <div className="-mx-3.5 -mt-3 flex flex-wrap">
          {ways.length > 1 && (
            <Button
              look="quiet"
              onClick={() => {
                setTyped('');
                setWay(way === 'password' ? 'code' : 'password');
              }}
            >
              {way === 'password' ? 'Use a code' : 'Use the password'}
            </Button>
          )}
          {hasPasskey && way && (
            <Button look="quiet" onClick={withPasskey}>
              Use a passkey
            </Button>
          )}
        </div>
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          busy={proving.isPending}
          icon={proving.isPending && <Spinner />}
          {...(way ? { type: 'submit' } : { onClick: withPasskey })}
        >
          {way ? 'Confirm' : 'Use a passkey'}
        </Button>
      </Actions>
    </form>
  );
}

const FIELDS = {
  password: { label: 'Password', type: 'password', autoComplete: 'current-password' },
  code: {
    label: 'Code',
    hint: 'Six digits from your authenticator app, or a recovery code.',
    autoComplete: 'one-time-code',
    spellCheck: false,
  },
} as const;

const NoWay = () => (
  <Notice tone="idle" title="Sign in again to confirm">
    <p>
      Your account has no password and no passkey that works here. Sign out, sign in again, and do this within
      15 minutes.
    </p>
  </Notice>
);
