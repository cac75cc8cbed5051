import { useMutation, useQuery } from '@tanstack/react-query';
import { acceptInvitation, openInvitationQuery } from '#web/account-api.ts';
import { Invited } from '#web/features/account/Invited.tsx';
import { LinkEnded, LinkIncomplete, LinkOpening } from '#web/features/account/LinkEnded.tsx';
import { useEnter } from '#web/use-enter.ts';
import { useLinkToken } from '#web/use-link-token.ts';

export function InvitationPage() {
  const token = useLinkToken();
  const opening = useQuery({ ...openInvitationQuery(token), enabled: token !== '' });
  const enter = useEnter();
  const accepting = useMutation({
    mutationFn: (typed: { name: string; password: string }) => acceptInvitation({ token, ...typed }),
    onSuccess: enter,
  });
  if (!token) return <LinkIncomplete what="An invitation" />;
  if (opening.error) {
    return (
      <LinkEnded
        error={opening.error}
        ended="This invitation has ended"
        onRetry={() => void opening.refetch()}
      />
    );
  }
  if (!opening.data) return <LinkOpening />;
  return (
    <Invited
      key={token}
      invitation={opening.data}
      busy={accepting.isPending}
      error={accepting.error}
      onAccept={accepting.mutate}
    />
  );
}
