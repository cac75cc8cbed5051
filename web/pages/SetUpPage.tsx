import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionQuery, setUp, setUpQuery } from '#web/api.ts';
import type { SetUp } from '#contract/session.ts';
import { FrontDoor } from '#web/features/account/FrontDoor.tsx';
import { SetUpForm } from '#web/features/account/SetUpForm.tsx';
import { buttonClass } from '#web/ui/Button.tsx';

export function SetUpPage() {
  const { data: state } = useSuspenseQuery(setUpQuery);
  const hash = useLocation({ select: (location) => location.hash });
  const [token] = useState(() => decodeURIComponent(hash));
  const client = useQueryClient();
  const navigate = useNavigate();
  const making = useMutation({
    mutationFn: (typed: Omit<SetUp, 'token'>) => setUp({ token, ...typed }),
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      client.setQueryData(setUpQuery.queryKey, { needed: false });
      await navigate({ to: '/integrations', replace: true });
    },
  });
  if (!state.needed && !making.isSuccess) {
    return (
      <FrontDoor
        title="OwlHub is set up"
        lead="The first account exists, and the link that made it works no more."
      >
        <Link to="/sign-in" search={{}} className={buttonClass('primary')}>
          Sign in
        </Link>
      </FrontDoor>
    );
  }
  if (!token) {
    return (
      <FrontDoor
        title="Open the whole link"
        lead="The set-up link that the terminal printed ends in # and a long code, which is missing here. Copy the link again with everything after the #."
      />
    );
  }
  return (
    <FrontDoor
      title="Welcome to OwlHub"
      lead="Make the first account, the owner’s. It signs in here and invites everybody else."
    >
      <SetUpForm busy={making.isPending} error={making.error} onSubmit={making.mutate} />
    </FrontDoor>
  );
}
