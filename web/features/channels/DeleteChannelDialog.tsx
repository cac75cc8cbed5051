import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Channel } from '#contract/channel.ts';
import { overviewQuery } from '#web/api.ts';
import { channelsQuery, deleteChannel } from '#web/channels-api.ts';
import { TypedName } from '#web/ui/TypedName.tsx';

type Props = { channel: Channel; onClose: () => void };

export function DeleteChannelDialog({ channel: { id, name }, onClose }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const deleting = useMutation({
    mutationFn: () => deleteChannel(id),
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: overviewQuery.queryKey });
      await client.invalidateQueries({ queryKey: channelsQuery.queryKey });
      await navigate({ to: '/settings/notifications' });
    },
  });
  return (
    <TypedName
      title={`Delete ${name}`}
      name={name}
      verb="delete it"
      submit="Delete channel"
      refused="It was not deleted"
      lost="Its address, what waits to be sent and the list of what was sent are lost at once. To send nothing for a while, switch it off instead."
      busy={deleting.isPending}
      error={deleting.error}
      onConfirm={deleting.mutate}
      onClose={onClose}
    />
  );
}
