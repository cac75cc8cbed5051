import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProviderProblem } from '#contract/settings.ts';
import type { SecondFactorNeeded, Session, SignInOptions } from '#contract/session.ts';
import { signIn } from '#web/account-api.ts';
import { capital } from '#web/features/access/words.ts';
import { Notice } from '#web/ui/Notice.tsx';
import { FirstStep } from './FirstStep.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { PROVIDER_PROBLEM } from './provider-problems.ts';
import { SecondFactorStep } from './SecondFactorStep.tsx';

type Methods = SecondFactorNeeded['methods'];
type Props = {
  options: SignInOptions;
  to: string;
  problem: ProviderProblem | undefined;
  /** The provider was the first factor, and sent the browser back for the second. */
  atSecondFactor: boolean;
  onDone: (session: Session) => void;
};

export function SignIn({ options, to, problem, atSecondFactor, onDone }: Props) {
  const [typed, setTyped] = useState({ email: '', password: '' });
  const [methods, setMethods] = useState<Methods | null>(
    atSecondFactor ? (options.waitingFor?.methods ?? null) : null,
  );
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: (answer) => ('needs' in answer ? setMethods(answer.methods) : onDone(answer)),
  });
  if (methods) {
    const { email } = typed;
    return (
      <SecondFactorStep email={email} methods={methods} onDone={onDone} onBack={() => setMethods(null)} />
    );
  }
  const { provider } = options;
  const text = problem && PROVIDER_PROBLEM[problem](provider?.name ?? 'the provider');
  return (
    <FrontDoor title="Sign in to OwlHub" lead={leadFor(options)}>
      <div className="grid grid-cols-1 gap-4">
        {text && (
          <Notice alert tone="warn" title={capital(text.title)}>
            <p>{text.detail}</p>
          </Notice>
        )}
        <FirstStep
          options={options}
          to={to}
          typed={typed}
          onType={setTyped}
          busy={entering.isPending}
          error={entering.error}
          onSubmit={() => entering.mutate(typed)}
          onDone={onDone}
        />
      </div>
    </FrontDoor>
  );
}

const leadFor = ({ provider, password }: SignInOptions) =>
  provider && password === 'break_glass'
    ? `Use your account at ${provider.name}.`
    : 'Use the account that you were invited with.';
