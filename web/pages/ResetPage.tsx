import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { openResetQuery, takeReset } from '#web/account-api.ts';
import { FrontDoor } from '#web/features/account/FrontDoor.tsx';
import { LinkEnded, LinkIncomplete, LinkOpening } from '#web/features/account/LinkEnded.tsx';
import { NewPassword } from '#web/features/account/NewPassword.tsx';
import { buttonClass } from '#web/ui/Button.tsx';
import { useLinkToken } from '#web/use-link-token.ts';

export function ResetPage() {
  const token = useLinkToken();
  const opening = useQuery({ ...openResetQuery(token), enabled: token !== '' });
  const setting = useMutation({ mutationFn: (password: string) => takeReset({ token, password }) });
  if (setting.isSuccess) {
    return (
      <FrontDoor
        title="Your password is changed"
        lead="The new one works from now on, and every session that was open has ended."
      >
        <Link to="/sign-in" search={{}} replace className={buttonClass('primary')}>
          Sign in
        </Link>
      </FrontDoor>
    );
  }
  if (!token) return <LinkIncomplete what="A link for a new password" />;
  if (opening.error) {
    return (
      <LinkEnded error={opening.error} ended="This link has ended" onRetry={() => void opening.refetch()} />
    );
  }
  if (!opening.data) return <LinkOpening />;
  return (
    <NewPassword
      key={token}
      email={opening.data.email}
      busy={setting.isPending}
      error={setting.error}
      onSubmit={setting.mutate}
    />
  );
}
