import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Channel } from '#contract/channel.ts';
import { addSecret, channelQuery } from '#web/channels-api.ts';
import { Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Time } from '#web/ui/Time.tsx';
import { RemoveSecretDialog } from './RemoveSecretDialog.tsx';
import { SecretMade } from './SecretMade.tsx';

/** What signs the messages of a webhook. Each does, so that a receiver is moved before the old one goes. */
export function SecretsCard({ channel: { id, name, secrets } }: { channel: Channel }) {
  const [removing, setRemoving] = useState<Channel['secrets'][number] | null>(null);
  const client = useQueryClient();
  const adding = useMutation({
    mutationFn: () => addSecret(id),
    onSuccess: ({ channel }) => client.setQueryData(channelQuery(id).queryKey, channel),
  });
  return (
    <Card
      title="Signing secrets"
      aside={
        <Button onClick={() => adding.mutate()} busy={adding.isPending}>
          Add<span className="sr-only"> a signing secret</span>
        </Button>
      }
    >
      <ul className="divide-y">
        {secrets.map((secret) => (
          <li key={secret.id} className="flex min-h-13 items-center justify-between gap-3 px-4 py-2 sm:px-5">
            <span className="min-w-0">
              <span className="font-mono text-xs">whsec_…{secret.lastFour}</span>
              <span className="block text-sm text-faint">
                made <Time at={secret.createdAt} />
              </span>
            </span>
            {secrets.length > 1 && (
              <Button onClick={() => setRemoving(secret)}>
                Remove<span className="sr-only"> the one that ends in {secret.lastFour}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="grid gap-3 border-t px-4 py-3 text-sm text-faint sm:px-5">
        <p>
          {secrets.length > 1
            ? 'Each of them signs. Give the receiver the new one, then remove the old one.'
            : 'To replace it, add another one: each signs, so that the receiver can be moved before the old one goes.'}
        </p>
        <Refused error={adding.error} title="No secret was made" />
      </div>
      {adding.data && (
        <Dialog title={`A signing secret of ${name}`} onClose={adding.reset}>
          <SecretMade secret={adding.data.signingSecret} onClose={adding.reset} />
        </Dialog>
      )}
      {removing && <RemoveSecretDialog id={id} secret={removing} onClose={() => setRemoving(null)} />}
    </Card>
  );
}
