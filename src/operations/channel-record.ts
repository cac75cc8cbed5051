import type { Accepted, Target } from '#channels/channel.ts';
import type { DeliveryFailure } from '#channels/failure.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import type { Opened } from '#store/channels.ts';

/** What came of one attempt to send. */
export type Answered = { at: Instant; accepted: Accepted | null; failure: DeliveryFailure | null };

/** The last test and the last delivery. */
export type ChannelReport = { test: Answered | null; last: Answered | null };

export type OpenedChannel = Opened<Target, ChannelReport>;

export const answered = (at: Instant, result: Result<Accepted, DeliveryFailure>): Answered =>
  result.ok ? { at, accepted: result.value, failure: null } : { at, accepted: null, failure: result.failure };
