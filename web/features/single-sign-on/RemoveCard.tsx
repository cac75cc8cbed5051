import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { removeProvider } from '#web/admin-api.ts';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { TypedName } from '#web/ui/TypedName.tsx';

type Props = { name: string; only: boolean; onRemoved: () => void };

export function RemoveCard({ name, only, onRemoved }: Props) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const removing = useMutation({
    mutationFn: removeProvider,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['provider'] });
      setAsking(false);
      onRemoved();
    },
  });
  return (
    <Card title="Remove">
      <div className="flex flex-wrap items-center justify-between gap-4 p-4 sm:px-5">
        <p className="min-w-0 flex-1 basis-56 text-soft">
          {only
            ? 'Let passwords in again first: nobody else could sign in without it.'
            : 'Nobody signs in with it any more. Accounts stay, and whoever has no password needs a link for one.'}
        </p>
        <Button disabled={only} onClick={() => setAsking(true)}>
          Remove single sign-on
        </Button>
      </div>
      {asking && (
        <TypedName
          title={`Remove ${name}`}
          name={name}
          verb="remove it"
          submit="Remove single sign-on"
          refused="It was not removed"
          lost="The client secret, the mapping of groups and which account belongs to whom at the provider are lost at once."
          busy={removing.isPending}
          error={removing.error}
          onConfirm={removing.mutate}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
