import { plusMs } from '#kernel/instant.ts';
import type { Actor } from '#people/actor.ts';
import { requireConfirmed } from '#people/require-confirmed.ts';
import type { Context } from './context.ts';
import { registrationOf, requireShownFactor } from './own-factors.ts';

const REGISTRATION_MS = 30 * 60 * 1_000;

/** A secret for an authenticator app. One that works goes on working until a code of the new one was entered. */
export async function beginTotp(ctx: Context, actor: Actor) {
  const own = requireConfirmed(actor);
  await requireShownFactor(ctx.store, own);
  const secret = ctx.totp.createSecret();
  await ctx.store.steps.insert({
    tokenHash: registrationOf(ctx, own, 'totp'),
    kind: 'totp_registration',
    personId: own.personId,
    data: {},
    secret,
    expiresAt: plusMs(ctx.now(), REGISTRATION_MS),
  });
  return { secret, uri: ctx.totp.uri(secret, own.email) };
}
