import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Channel } from '#contract/channel.ts';
import { channelQuery, removeSecret } from '#web/channels-api.ts';
import { TypedName } from '#web/ui/TypedName.tsx';

type Props = { id: string; secret: Channel['secrets'][number]; onClose: () => void };

export function RemoveSecretDialog({ id, secret, onClose }: Props) {
  const client = useQueryClient();
  const removing = useMutation({
    mutationFn: () => removeSecret(id, secret.id),
    onSuccess: (channel) => {
      client.setQueryData(channelQuery(id).queryKey, channel);
      onClose();
    },
  });
  return (
    <TypedName
      title="Remove a signing secret"
      name={secret.lastFour}
      verb="remove the secret that ends so"
      submit="Remove secret"
      refused="It was not removed"
      lost="It signs no more. A receiver that has only this one refuses every message from now on."
      busy={removing.isPending}
      error={removing.error}
      onConfirm={removing.mutate}
      onClose={onClose}
    />
  );
}
