import type { Need } from '#contract/overview.ts';
import { type Instant, plusMs } from '#kernel/instant.ts';
import type { ChannelRecord } from '#store/channels.ts';
import type { Context } from './context.ts';
import { orphanedAmong } from './orphaned.ts';

/** Shorter trouble mends itself by the next attempts. */
const FAILING_FOR_MS = 60 * 60_000;

type ChannelNeeds = Record<'off' | 'failing' | 'orphaned', Need[]>;

/** Channels by which nobody is told any more, and those that fail for a while, for who looks after them. */
export async function channelNeeds(ctx: Context): Promise<ChannelNeeds> {
  const [off, failing, active] = await Promise.all([
    ctx.store.channels.switchedOff(),
    ctx.store.channels.failingSince(plusMs(ctx.now(), -FAILING_FOR_MS)),
    ctx.store.channels.active(),
  ]);
  const orphaned = await orphanedAmong(ctx.store, active);
  return {
    off: off.map((channel) => ({
      ...needOf(channel, channel.offAt),
      title: `The channel “${channel.name}” was switched off`,
      next: 'See what was answered, mend it, and switch the channel on again.',
      urgent: true,
    })),
    failing: failing.map((channel) => ({
      ...needOf(channel, channel.failingSince),
      title: `Nothing arrives by the channel “${channel.name}”`,
      next: 'See what was answered and what to do about it.',
      urgent: false,
    })),
    orphaned: active
      .filter(({ id, failingSince }) => failingSince === null && orphaned.has(id))
      .map((channel) => ({
        ...needOf(channel, null),
        title: `Nothing is told by the channel “${channel.name}” any more`,
        next: 'All integrations that it is limited to were deleted. Choose others, or delete the channel.',
        urgent: false,
      })),
  };
}

const needOf = ({ id, name }: ChannelRecord, at: Instant | null) => ({
  integrationId: null,
  channelId: id,
  name,
  kind: 'channel' as const,
  at,
});
