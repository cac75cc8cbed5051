import { useState } from 'react';
import type { Passkey } from '#contract/profile.ts';
import { removePasskey } from '#web/account-api.ts';
import { Button } from '#web/ui/Button.tsx';
import { Time } from '#web/ui/Time.tsx';
import { Line } from './Line.tsx';
import { RemoveFactorDialog } from './RemoveFactorDialog.tsx';
import { RenamePasskeyDialog } from './RenamePasskeyDialog.tsx';

type Asked = 'rename' | 'remove';

export function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const { id, name, isBackedUp, createdAt, lastUsedAt } = passkey;
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <Line
        title={name}
        about={
          <>
            Added <Time at={createdAt} />,{' '}
            {lastUsedAt ? (
              <>
                last used <Time at={lastUsedAt} />
              </>
            ) : (
              'not used yet'
            )}
            .{' '}
            {isBackedUp
              ? 'Kept in an account, so it works on several devices.'
              : 'It is on this one device or key only.'}
          </>
        }
      >
        <Button aria-label={`Rename ${name}`} onClick={() => setAsked('rename')}>
          Rename
        </Button>
        <Button aria-label={`Remove ${name}`} onClick={() => setAsked('remove')}>
          Remove
        </Button>
      </Line>
      {asked === 'rename' && <RenamePasskeyDialog passkey={passkey} onClose={close} />}
      {asked === 'remove' && (
        <RemoveFactorDialog
          title={`Remove ${name}`}
          submit="Remove passkey"
          onRemove={() => removePasskey(id)}
          onClose={close}
        >
          It stops working here. The device or password manager that holds it may go on offering it until it
          is deleted there too.
        </RemoveFactorDialog>
      )}
    </>
  );
}
