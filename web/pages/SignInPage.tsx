import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { sessionQuery, setUpQuery, signIn } from '#web/api.ts';
import { FrontDoor, PersonForm } from '#web/features/account/PersonForm.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { to = '/' } = route.useSearch();
  const { data: setUp } = useSuspenseQuery(setUpQuery);
  const client = useQueryClient();
  const router = useRouter();
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      router.history.push(to);
    },
  });
  if (setUp.needed) {
    return (
      <FrontDoor
        title="This OwlHub is new"
        lead="It has no account yet. Open the set-up link that the terminal printed when OwlHub started; it makes the first account and works once."
      />
    );
  }
  return (
    <PersonForm
      title="Sign in to OwlHub"
      lead="Use the account that was made at set-up."
      submit="Sign in"
      newPassword={false}
      busy={entering.isPending}
      error={entering.error}
      onSubmit={entering.mutate}
    />
  );
}
