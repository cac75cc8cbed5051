import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile, TotpBegun } from '#contract/profile.ts';
import { beginTotp, removeTotp } from '#web/account-api.ts';
import { Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Spinner } from '#web/ui/Spinner.tsx';
import { Time } from '#web/ui/Time.tsx';
import { Line } from './Line.tsx';
import { RecoveryCodeDialog } from './RecoveryCodeDialog.tsx';
import { RemoveFactorDialog } from './RemoveFactorDialog.tsx';
import { TotpSetUp } from './TotpSetUp.tsx';
import { useConfirmed } from './use-confirmed.ts';

/** The authenticator app: added, shown, removed. */
export function TotpLine({ profile: { totp } }: { profile: Profile }) {
  const confirmed = useConfirmed();
  const client = useQueryClient();
  const [begun, setBegun] = useState<TotpBegun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [removing, setRemoving] = useState(false);
  const beginning = useMutation({ mutationFn: () => confirmed(beginTotp), onSuccess: setBegun });
  return (
    <>
      <Line
        title="Authenticator app"
        about={
          totp ? (
            <>
              Asked for its six digits after the password. Added <Time at={totp.addedAt} />.
            </>
          ) : (
            'Six digits from an app on your phone, asked for after the password.'
          )
        }
      >
        {totp ? (
          <Button onClick={() => setRemoving(true)}>Remove app</Button>
        ) : (
          <Button
            busy={beginning.isPending}
            icon={beginning.isPending && <Spinner />}
            onClick={() => beginning.mutate()}
          >
            Add app
          </Button>
        )}
      </Line>
      {beginning.error && (
        <li className="px-4 py-3 sm:px-5">
          <Refused error={beginning.error} title="The app was not added" />
        </li>
      )}
      {begun && (
        <Dialog title="Add an authenticator app" onClose={() => setBegun(null)}>
          <TotpSetUp
            begun={begun}
            onAdded={({ recoveryCodes }) => {
              setBegun(null);
              setCodes(recoveryCodes);
              void client.invalidateQueries();
            }}
          />
        </Dialog>
      )}
      {codes && <RecoveryCodeDialog codes={codes} onKept={() => setCodes(null)} />}
      {removing && (
        <RemoveFactorDialog
          title="Remove the authenticator app"
          submit="Remove app"
          onRemove={removeTotp}
          onClose={() => setRemoving(false)}
        >
          Its codes stop working, and without another second factor your password alone gets in. The entry in
          the app can be deleted then. An app can be added again at any time.
        </RemoveFactorDialog>
      )}
    </>
  );
}
