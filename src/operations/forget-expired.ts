import { dayOf } from '#integrations/day.ts';
import { STRIP_DAYS } from '#integrations/strip.ts';
import { plusMs } from '#kernel/instant.ts';
import type { Context } from './context.ts';

const DAY = 24 * 60 * 60 * 1_000;
const DELIVERIES_KEPT_MS = 30 * DAY;
const MAILS_KEPT_MS = 30 * DAY;
const HAPPENINGS_KEPT_MS = 400 * DAY;
const INVITATIONS_KEPT_MS = 90 * DAY;

/** Attempts that count no more say who tried to sign in, and from where: they are not kept. Nor is what came to its end. */
export async function forgetExpired({ rateLimits, store, now }: Context): Promise<void> {
  await rateLimits.removeExpired();
  await store.steps.removeExpired(now());
  const { sessions } = await store.settings.read();
  await store.sessions.removeDead({
    seen: plusMs(now(), -sessions.idleMs),
    created: plusMs(now(), -sessions.atMostMs),
  });
  await store.passwordResets.removeExpired(now());
  await store.providerTests.removeExpired(now());
  await store.integrations.forgetPrevious(now());
  await store.integrationDays.removeBefore(dayOf(plusMs(now(), -STRIP_DAYS * DAY)));
  await store.happenings.removeBefore(plusMs(now(), -HAPPENINGS_KEPT_MS));
  await store.deliveries.removeEnded(plusMs(now(), -DELIVERIES_KEPT_MS));
  await store.told.removeBefore(plusMs(now(), -DELIVERIES_KEPT_MS));
  await store.mails.removeEnded(plusMs(now(), -MAILS_KEPT_MS));
  await store.invitations.removeEnded(plusMs(now(), -INVITATIONS_KEPT_MS));
}
