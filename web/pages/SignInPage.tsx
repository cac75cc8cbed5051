import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { signInOptionsQuery } from '#web/account-api.ts';
import { setUpQuery } from '#web/api.ts';
import { FrontDoor } from '#web/features/account/FrontDoor.tsx';
import { isProviderProblem } from '#web/features/account/provider-problems.ts';
import { SignIn } from '#web/features/account/SignIn.tsx';
import { useEnter } from '#web/use-enter.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { to = '/', problem, step } = route.useSearch();
  const { data: setUp } = useSuspenseQuery(setUpQuery);
  const { data: options } = useSuspenseQuery(signInOptionsQuery);
  const enter = useEnter(to);
  if (setUp.needed) {
    return (
      <FrontDoor
        title="This OwlHub is new"
        lead="It has no account yet. Open the set-up link that the terminal printed when OwlHub started; it makes the first account and works once."
      />
    );
  }
  return (
    <SignIn
      options={options}
      to={to}
      problem={isProviderProblem(problem) ? problem : undefined}
      atSecondFactor={step === 'second_factor'}
      onDone={enter}
    />
  );
}
