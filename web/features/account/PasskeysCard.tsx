import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile } from '#contract/profile.ts';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { NewPasskeyForm } from './NewPasskeyForm.tsx';
import { browserHasPasskeys } from './passkey.ts';
import { PasskeyLine } from './PasskeyLine.tsx';
import { RecoveryCodeDialog } from './RecoveryCodeDialog.tsx';

/** Keys that sign in by themselves. */
export function PasskeysCard({ profile: { passkeys, passkeysWork } }: { profile: Profile }) {
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const canAdd = passkeysWork && browserHasPasskeys();
  return (
    <Card title="Passkeys" aside={canAdd && <Button onClick={() => setAdding(true)}>Add passkey</Button>}>
      {passkeys.length > 0 && (
        <ul className="divide-y">
          {passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {(passkeys.length === 0 || !canAdd) && (
        <p className="border-t px-4 py-3.5 text-sm text-soft first-of-type:border-t-0 sm:px-5">
          {canAdd
            ? 'None yet. With a passkey you sign in by finger, face or PIN: nothing to remember, and nothing that a forged page could take.'
            : 'Passkeys need https or localhost, and a browser that knows them, so none can be added here.'}
        </p>
      )}
      {adding && (
        <Dialog title="Add a passkey" onClose={() => setAdding(false)}>
          <NewPasskeyForm
            onAdded={({ recoveryCodes }) => {
              setAdding(false);
              setCodes(recoveryCodes);
              void client.invalidateQueries();
            }}
          />
        </Dialog>
      )}
      {codes && <RecoveryCodeDialog codes={codes} onKept={() => setCodes(null)} />}
    </Card>
  );
}
