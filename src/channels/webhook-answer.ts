import { fail, ok, type Result } from '#kernel/result.ts';
import type { Accepted } from './channel.ts';
import type { DeliveryFailure } from './failure.ts';
import type { Heard } from './heard.ts';
import { troubleOf } from './trouble.ts';

/** Whatever a receiver says with a 2xx, it has got it. */
export function judgeWebhook(heard: Heard): Result<Accepted, DeliveryFailure> {
  const { status, said } = heard;
  return status >= 200 && status < 300 ? ok({ status, said }) : fail(troubleOf(heard));
}
