import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Smartphone } from 'lucide-react';
import { useState } from 'react';
import type { SecondFactorAdded, TotpBegun } from '#contract/profile.ts';
import { beginTotp, profileQuery } from '#web/account-api.ts';
import { Button } from '#web/ui/Button.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Spinner } from '#web/ui/Spinner.tsx';
import { useSignOut } from '#web/use-sign-out.ts';
import { FrontDoor } from './FrontDoor.tsx';
import { NewPasskeyForm } from './NewPasskeyForm.tsx';
import { browserHasPasskeys } from './passkey.ts';
import { RecoveryCodeSheet } from './RecoveryCodeSheet.tsx';
import { TotpSetUp } from './TotpSetUp.tsx';
import { useConfirmed } from './use-confirmed.ts';

type Step =
  | { at: 'choose' }
  | { at: 'totp'; begun: TotpBegun }
  | { at: 'passkey' }
  | { at: 'codes'; codes: readonly string[] };

type Props = {
  roles: readonly { name: string }[];
  /** Under way the page must stay, even where the session is told that it has its second factor by now. */
  onUnderWay: (isUnderWay: boolean) => void;
};

/** The only page of somebody whose role asks for a second factor that they do not have. The address stays. */
export default function SecondFactorFirst({ roles, onUnderWay }: Props) {
  const [step, show] = useState<Step>({ at: 'choose' });
  const client = useQueryClient();
  const setStep = (next: Step) => {
    onUnderWay(next.at !== 'choose');
    show(next);
  };
  const goOn = () => void client.invalidateQueries().then(() => onUnderWay(false));
  const onAdded = ({ recoveryCodes }: SecondFactorAdded) =>
    recoveryCodes ? setStep({ at: 'codes', codes: recoveryCodes }) : goOn();
  if (step.at === 'codes') {
    return (
      <FrontDoor title="Keep your recovery codes" lead="The second factor is added.">
        <RecoveryCodeSheet codes={step.codes} onKept={goOn} />
      </FrontDoor>
    );
  }
  const asks = new Intl.ListFormat('en').format(roles.map(({ name }) => name));
  return (
    <FrontDoor
      title="Add a second factor"
      lead={`Your role here (${asks}) asks for one: with it, a stolen password alone lets nobody in. It takes a minute, and then you go on to where you wanted.`}
    >
      {step.at === 'choose' && (
        <Choice
          onTotp={(begun) => setStep({ at: 'totp', begun })}
          onPasskey={() => setStep({ at: 'passkey' })}
        />
      )}
      {step.at === 'totp' && <TotpSetUp begun={step.begun} onAdded={onAdded} />}
      {step.at === 'passkey' && <NewPasskeyForm onAdded={onAdded} />}
      {step.at !== 'choose' && (
        <Button look="quiet" className="mt-2 -ml-3.5" onClick={() => setStep({ at: 'choose' })}>
          Choose another way
        </Button>
      )}
    </FrontDoor>
  );
}

type ChoiceProps = { onTotp: (begun: TotpBegun) => void; onPasskey: () => void };

function Choice({ onTotp, onPasskey }: ChoiceProps) {
  const confirmed = useConfirmed();
  const { data: profile } = useQuery(profileQuery);
  const beginning = useMutation({ mutationFn: () => confirmed(beginTotp), onSuccess: onTotp });
  const leaving = useSignOut();
  return (
    <div className="grid grid-cols-1 gap-3">
      {beginning.error && <Notice alert tone="bad" title={beginning.error.message} />}
      <Button
        look="primary"
        className="w-full"
        busy={beginning.isPending}
        icon={beginning.isPending ? <Spinner /> : <Smartphone aria-hidden className="size-4" />}
        onClick={() => beginning.mutate()}
      >
        Use an authenticator app
      </Button>
      {browserHasPasskeys() && (
        <Button
          className="w-full"
          disabled={!profile?.passkeysWork}
          icon={<KeyRound aria-hidden className="size-4" />}
          onClick={onPasskey}
        >
          Use a passkey
        </Button>
      )}
      <Button look="quiet" className="w-full" onClick={() => leaving.mutate()}>
        Sign out
      </Button>
    </div>
  );
}
