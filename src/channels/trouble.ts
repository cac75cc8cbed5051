import type { DeliveryFailure } from './failure.ts';
import type { Heard } from './heard.ts';
import { retryAfter } from './retry-after.ts';

/** What an answer means that is not the one hoped for, by its status alone. */
export function troubleOf({ status, headers, said, redirectsTo, now }: Heard): DeliveryFailure {
  if (status >= 200 && status < 300) return { reason: 'not_accepted', said };
  if (status >= 300 && status < 400) return { reason: 'redirected', to: redirectsTo };
  switch (status) {
    case 400:
    case 413:
    case 415:
    case 422:
      return { reason: 'payload_refused', said };
    case 401:
    case 403:
      return { reason: 'sign_in_required', status };
    case 404:
      return { reason: 'webhook_unknown', said };
    case 410:
      return { reason: 'webhook_gone' };
    case 429:
      return { reason: 'rate_limited', retryAt: retryAfter(headers, now) };
    default:
      return { reason: 'answered_with_error', status, said, retryAt: retryAfter(headers, now) };
  }
}
