import { type Instant, plusMs } from '#kernel/instant.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

const USABLE_MS = 60 * 60 * 1_000;

/** A link with which a person chooses a new password, for an hour, once. */
export async function createReset(
  ctx: Pick<Context, 'now'> & { secrets: Pick<Context['secrets'], 'createToken'> },
  store: Store,
  personId: string,
  base: string,
): Promise<{ link: string; expiresAt: Instant }> {
  const { token, hash: tokenHash } = ctx.secrets.createToken();
  const createdAt = ctx.now();
  const expiresAt = plusMs(createdAt, USABLE_MS);
  await store.passwordResets.insert({ tokenHash, personId, createdAt, expiresAt });
  return { link: `${base}/reset#${token}`, expiresAt };
}
