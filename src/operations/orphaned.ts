import type { ChannelRecord } from '#store/channels.ts';
import type { Store } from '#store/store.ts';

/** The ids of channels that are limited to integrations of which none is there any more: nothing is told by them. */
export async function orphanedAmong(
  store: Store,
  channels: readonly Pick<ChannelRecord, 'id' | 'filter'>[],
): Promise<Set<string>> {
  const limited = channels.map(({ id, filter }) => ({ id, to: filter.integrationIds }));
  const there = await store.integrations.existing(limited.flatMap(({ to }) => to ?? []));
  return new Set(limited.filter(({ to }) => to?.every((id) => !there.has(id))).map(({ id }) => id));
}
