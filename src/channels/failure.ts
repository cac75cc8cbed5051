import type { NetworkFailure } from '#connectors/network/failure.ts';
import { NETWORK_NATURE } from '#integrations/failure.ts';
import type { Instant } from '#kernel/instant.ts';
import type { AddressProblem } from './address-problem.ts';

/**
 * Every way a delivery can fail. Reasons are stored and sent to clients: add, never rename. Nothing in here is ever
 * part of a secret address but its host; `said` is what the other side answered, without what it echoed.
 */
export type DeliveryFailure =
  | NetworkFailure
  // The address
  | { reason: 'insecure_address' }
  | { reason: 'address_unusable'; problem: AddressProblem }
  | { reason: 'connector_retired' }
  /** Ours: the key that the stored address was sealed with is gone. */
  | { reason: 'address_unreadable' }
  // What answered
  | { reason: 'redirected'; to: string | null }
  | { reason: 'sign_in_required'; status: number }
  | { reason: 'webhook_gone' }
  | { reason: 'webhook_unknown'; said: string }
  | { reason: 'channel_not_found' }
  | { reason: 'channel_archived' }
  | { reason: 'posting_not_allowed' }
  | { reason: 'payload_refused'; said: string }
  | { reason: 'rate_limited'; retryAt: Instant | null }
  | { reason: 'answered_with_error'; status: number; said: string; retryAt: Instant | null }
  | { reason: 'not_accepted'; said: string }
  // Mail
  | { reason: 'mail_not_set_up' }
  | {
      reason: 'mail_refused';
      /** In words with the way on. */
      problem: string;
      refused: readonly string[];
      /** Who has got it, now or earlier: not to be sent to again. */
      delivered: readonly string[];
      /** How many of them this time. */
      reached: number;
    };

export type DeliveryReason = DeliveryFailure['reason'];

/**
 * All but `gone` is tried again. `passing` may heal by itself; `lasting` needs a person, who may mend it meanwhile;
 * `gone` was taken away for good, so the channel is switched off at once.
 */
export type DeliveryNature = 'passing' | 'lasting' | 'gone';

export const DELIVERY_NATURE: Record<DeliveryReason, DeliveryNature> = {
  ...NETWORK_NATURE,
  insecure_address: 'lasting',
  address_unusable: 'lasting',
  connector_retired: 'lasting',
  address_unreadable: 'lasting',
  redirected: 'lasting',
  sign_in_required: 'lasting',
  webhook_gone: 'gone',
  webhook_unknown: 'lasting',
  channel_not_found: 'lasting',
  channel_archived: 'lasting',
  posting_not_allowed: 'lasting',
  payload_refused: 'lasting',
  rate_limited: 'passing',
  answered_with_error: 'passing',
  not_accepted: 'lasting',
  mail_not_set_up: 'lasting',
  mail_refused: 'passing',
};
