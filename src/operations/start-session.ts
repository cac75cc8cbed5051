import { plusMs } from '#kernel/instant.ts';
import type { SessionMethod } from '#store/sessions.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/** Where somebody comes from, as the door sees it. */
export type Visitor = {
  address: string | null;
  /** Such as “Firefox on Windows”. */
  device: string;
  /** The session that the browser had before; it ends with the new one. */
  oldToken: string | null;
};

export type Beginning = {
  personId: string;
  method: SessionMethod;
  hasSecondFactor: boolean;
  visitor: Visitor;
  idToken?: string;
};

/**
 * Answers the token of a new session. A new one at every sign-in, so that one planted in the browser before is worth
 * nothing after.
 */
export async function startSession(ctx: Context, store: Store, beginning: Beginning): Promise<string> {
  const { personId, method, hasSecondFactor, visitor, idToken = null } = beginning;
  const { token, hash } = ctx.secrets.createToken();
  const at = ctx.now();
  const { sessions: limits } = await store.settings.read();
  await store.sessions.removeDead({
    seen: plusMs(at, -limits.idleMs),
    created: plusMs(at, -limits.atMostMs),
  });
  if (visitor.oldToken !== null) await store.sessions.remove(ctx.secrets.hashToken(visitor.oldToken));
  await store.sessions.insert({
    id: ctx.newId(),
    tokenHash: hash,
    personId,
    createdAt: at,
    seenAt: at,
    method,
    hasSecondFactor,
    confirmedAt: at,
    device: visitor.device,
    address: visitor.address,
    idToken,
  });
  await store.people.change(personId, { signedInAt: at });
  return token;
}
