import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SecondFactorNeeded, Session } from '#contract/session.ts';
import { giveSecondFactor } from '#web/account-api.ts';
import { Button } from '#web/ui/Button.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { DoorForm } from './DoorForm.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { Or, PasskeyButton } from './OtherWay.tsx';
import { browserHasPasskeys } from './passkey.ts';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

type Way = Exclude<SecondFactorNeeded['methods'][number], 'passkey'>;
type Props = {
  email: string;
  methods: SecondFactorNeeded['methods'];
  onDone: (session: Session) => void;
  onBack: () => void;
};

/** After the password or the provider. Going back finds what was typed. */
export function SecondFactorStep({ email, methods, onDone, onBack }: Props) {
  const ways = methods.filter((method) => method !== 'passkey');
  const [way, setWay] = useState<Way | undefined>(ways[0]);
  const other = ways.find((each) => each !== way);
  const entering = useMutation({ mutationFn: giveSecondFactor, onSuccess: onDone });
  const withPasskey = usePasskeySignIn(onDone);
  const hasPasskey = methods.includes('passkey') && browserHasPasskeys();
  return (
    <FrontDoor
      title="One more step"
      lead={
        email ? (
          <>
            Show that it is you, <span className="wrap-anywhere text-text">{email}</span>.
          </>
        ) : (
          'Show that it is you.'
        )
      }
    >
      <div className="grid grid-cols-1 gap-4">
        {hasPasskey && (
          <>
            <PasskeyButton
              label="Use a passkey"
              look={way ? 'secondary' : 'primary'}
              busy={withPasskey.isPending}
              onClick={() => withPasskey.mutate()}
            />
            {withPasskey.error && <Notice alert tone="bad" title={withPasskey.error.message} />}
            {way && <Or />}
          </>
        )}
        {way && (
          <DoorForm
            key={way}
            submit="Continue"
            busy={entering.isPending}
            error={entering.error}
            fields={[]}
            onSubmit={(typed) => entering.mutate(typed('code').trim())}
          >
            <TextField {...FIELDS[way]} name="code" autoFocus required spellCheck={false} />
          </DoorForm>
        )}
        <div className="flex flex-wrap justify-between gap-2">
          <Button look="quiet" className="-ml-3.5" onClick={onBack}>
            Back
          </Button>
          {other && (
            <Button
              look="quiet"
              className="-mr-3.5"
              onClick={() => {
                entering.reset();
                setWay(other);
              }}
            >
              {SWITCH_TO[other]}
            </Button>
          )}
        </div>
      </div>
    </FrontDoor>
  );
}

const FIELDS = {
  totp: {
    label: 'Code',
    hint: 'Six digits from your authenticator app.',
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
  },
  recovery_code: {
    label: 'Recovery code',
    hint: 'One of those that you kept when you added the second factor. Each works once. Without any, ask whoever manages people here to reset your second factor.',
    autoComplete: 'off',
  },
} as const;

const SWITCH_TO: Record<Way, string> = {
  totp: 'Use the authenticator app',
  recovery_code: 'Use a recovery code',
};
