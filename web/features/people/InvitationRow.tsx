import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Clock, Hourglass, Link2, Mail, TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Invitation } from '#contract/people.ts';
import { renewInvitation, withdrawInvitation } from '#web/admin-api.ts';
import { May } from '#web/features/access/May.tsx';
import { Refused } from '#web/refused.tsx';
import { Badge } from '#web/ui/Badge.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Time } from '#web/ui/Time.tsx';
import { HandOver } from './HandOver.tsx';

export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { id, email, name, roles, status, expiresAt, createdBy, createdAt } = invitation;
  const [handing, setHanding] = useState(false);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['people', 'invitations'] });
  const renewing = useMutation({
    mutationFn: () => renewInvitation(id),
    onSuccess: async () => {
      setHanding(true);
      await refresh();
    },
  });
  const withdrawing = useMutation({ mutationFn: () => withdrawInvitation(id), onSuccess: refresh });
  const expired = status === 'expired';
  return (
    <li className="grid gap-2 px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium wrap-anywhere">{email}</span>
            <Badge tone={expired ? 'idle' : 'warn'} icon={expired ? Hourglass : Clock}>
              {expired ? 'Expired' : 'Invited'}
            </Badge>
          </p>
          <p className="text-sm text-faint">
            {!email.startsWith(name) && `${name} · `}
            {roles.map((role) => role.name).join(', ')} · by {createdBy} <Time at={createdAt} /> ·{' '}
            {expired ? 'ended' : 'ends'} <Time at={expiresAt} />
          </p>
          <MailState mail={invitation.mail} />
        </div>
        <May do="people.manage">
          <div className="flex flex-wrap gap-2">
            <Button
              onClick={() => renewing.mutate()}
              busy={renewing.isPending}
              icon={<Link2 aria-hidden className="size-4" />}
            >
              New link
            </Button>
            <Button
              look="quiet"
              onClick={() => withdrawing.mutate()}
              busy={withdrawing.isPending}
              icon={<Undo2 aria-hidden className="size-4" />}
            >
              Withdraw
            </Button>
          </div>
        </May>
      </div>
      <Refused error={renewing.error ?? withdrawing.error} title="That did not work" />
      {handing && renewing.data && (
        <Dialog title="A new link" onClose={() => setHanding(false)}>
          <p className="mb-3 text-soft">The link from before works no more.</p>
          <HandOver
            made={renewing.data}
            email={email}
            what="makes their account"
            onClose={() => setHanding(false)}
          />
        </Dialog>
      )}
    </li>
  );
}

/** Whether its mail has left, and what to do where it has not. */
function MailState({ mail }: Pick<Invitation, 'mail'>) {
  if (!mail || mail.state === 'sent') return null;
  const trouble = mail.problem !== null;
  const Icon = trouble ? TriangleAlert : Mail;
  return (
    <p className={`mt-1 flex items-start gap-1.5 text-sm ${trouble ? 'text-warn' : 'text-faint'}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">
        {mail.state === 'given_up' ? 'The mail could not be sent' : 'The mail is waiting to be sent'}
        {mail.problem ? `: ${mail.problem}` : '.'}
      </span>
    </p>
  );
}
