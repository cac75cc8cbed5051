import { useMutation } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '#contract/settings.ts';
import { testMail } from '#web/admin-api.ts';
import { errorOf, Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { TextField } from '#web/ui/TextField.tsx';

type Props = { mail: Settings['mail']; ownEmail: string };

/** Whether OwlHub can send mail, and a mail to see it. */
export function MailCard({ mail, ownEmail }: Props) {
  const [to, setTo] = useState(ownEmail);
  const testing = useMutation({ mutationFn: () => testMail(to.trim()) });
  if (!mail.configured) {
    return (
      <Card title="Mail">
        <div className="grid gap-2 p-4 text-soft sm:px-5">
          <p>
            Mail is not set up, so links for invitations and new passwords are shown to be copied and handed
            over.
          </p>
          <p className="text-sm">
            Whoever runs OwlHub sets <code className="font-mono text-xs">OWLHUB_SMTP_URL</code> and{' '}
            <code className="font-mono text-xs">OWLHUB_MAIL_FROM</code> and starts it again.
          </p>
        </div>
      </Card>
    );
  }
  return (
    <Card title="Mail">
      <form
        noValidate
        className="grid gap-4 p-4 sm:px-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!testing.isPending) testing.mutate();
        }}
      >
        <p className="text-soft">
          Mail is set up{mail.from && <> and comes from {mail.from}</>}. Invitations and links for new
          passwords go by mail.
        </p>
        <div className="flex flex-wrap items-start gap-2">
          <div className="min-w-0 flex-1 basis-60">
            <TextField
              label="Send a test mail to"
              type="email"
              value={to}
              onChange={(event) => setTo(event.target.value)}
              error={errorOf(testing.error, 'to')}
            />
          </div>
          <Button
            type="submit"
            busy={testing.isPending}
            className="mt-7.5"
            icon={<Send aria-hidden className="size-4" />}
          >
            Send test mail
          </Button>
        </div>
        {testing.data?.sent && (
          <div role="status">
            <Notice tone="good" title="The mail server took the mail" />
          </div>
        )}
        {testing.data && !testing.data.sent && (
          <Notice alert tone="bad" title="The mail was not sent">
            <p>{testing.data.problem}</p>
          </Notice>
        )}
        <Refused error={testing.error} title="The mail was not sent" fields={['to']} />
      </form>
    </Card>
  );
}
