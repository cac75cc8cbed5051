import { plusMs } from '#kernel/instant.ts';
import { SESSION_AT_MOST_MS, SESSION_IDLE_MS } from '#people/session.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/** A new token at every sign-in, so that one planted in the browser before is worth nothing after. */
export async function startSession(ctx: Context, store: Store, personId: string): Promise<string> {
  const { token, hash } = ctx.secrets.createToken();
  const at = ctx.now();
  await store.sessions.removeDead({
    seen: plusMs(at, -SESSION_IDLE_MS),
    created: plusMs(at, -SESSION_AT_MOST_MS),
  });
  await store.sessions.insert({ tokenHash: hash, personId, at });
  return token;
}
