import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/** Answers the new token of a session: one that was stolen before is worth nothing after. */
export async function renewSession(ctx: Context, store: Store, sessionId: string): Promise<string> {
  const { token, hash } = ctx.secrets.createToken();
  await store.sessions.change(sessionId, { tokenHash: hash });
  return token;
}
