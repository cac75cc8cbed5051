import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { askReset, signInOptionsQuery } from '#web/account-api.ts';
import { AskReset } from '#web/features/account/AskReset.tsx';
import { ResetElsewhere } from '#web/features/account/ResetElsewhere.tsx';
import { FrontDoor } from '#web/features/account/FrontDoor.tsx';
import { buttonClass } from '#web/ui/Button.tsx';

const route = getRouteApi('/forgot-password');

export function ForgotPasswordPage() {
  const { email = '' } = route.useSearch();
  const { data: options } = useSuspenseQuery(signInOptionsQuery);
  const asking = useMutation({ mutationFn: askReset });
  const back = (
    <Link to="/sign-in" search={{}} className={`${buttonClass()} mt-3 w-full`}>
      Back to sign in
    </Link>
  );
  if (!options.resetByMail) {
    return (
      <FrontDoor title="A new password" lead="This OwlHub sends no mail, so somebody has to hand you a link.">
        <ResetElsewhere email={email} />
        {back}
      </FrontDoor>
    );
  }
  if (asking.isSuccess) {
    return (
      <FrontDoor
        title="Look into your mail"
        lead={
          <>
            If <span className="wrap-anywhere text-text">{asking.variables}</span> has an account here, a link
            for a new password is on its way. The old password works until the link is used.
          </>
        }
      >
        <p className="mb-2 text-sm text-soft">
          Nothing after a few minutes? Look into the folder for spam, or ask whoever runs OwlHub here.
        </p>
        {back}
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title="A new password" lead="Enter the email that you sign in with. A link comes by mail.">
      <AskReset email={email} busy={asking.isPending} error={asking.error} onSubmit={asking.mutate} />
      {back}
    </FrontDoor>
  );
}
