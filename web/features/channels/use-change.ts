import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChannelChange } from '#contract/channel.ts';
import { overviewQuery } from '#web/api.ts';
import { changeChannel, channelQuery } from '#web/channels-api.ts';

/** A change of a channel; whatever shows it is read anew after it. */
export function useChange(id: string, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ChannelChange) => changeChannel(id, change),
    onSuccess: async (saved) => {
      client.setQueryData(channelQuery(id).queryKey, saved);
      void client.invalidateQueries({ queryKey: overviewQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['channels'] });
      onDone?.();
    },
  });
}
