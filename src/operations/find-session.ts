import type { Session } from '#contract/person.ts';
import { msBetween } from '#kernel/instant.ts';
import type { Actor } from '#people/actor.ts';
import { may, PERMISSIONS } from '#people/permission.ts';
import { expiresAt, isAlive } from '#people/session.ts';
import type { Context } from './context.ts';

export type Found = { actor: Actor; session: Session; token: string };

const MARK_EVERY_MS = 60_000;

/** Who holds this token, or null. `watching` looks without counting as use, so that an open page does not prolong it. */
export async function findSession(
  ctx: Context,
  token: string,
  { watching = false }: { watching?: boolean } = {},
): Promise<Found | null> {
  const tokenHash = ctx.secrets.hashToken(token);
  const session = await ctx.store.sessions.find(tokenHash);
  const now = ctx.now();
  if (!session || !isAlive(session, now)) return null;

  if (!watching && msBetween(session.seenAt, now) > MARK_EVERY_MS) {
    await ctx.store.sessions.markSeen(tokenHash, now);
  }
  const actor = { kind: 'person', ...session.person } as const;
  const permissions = PERMISSIONS.filter((permission) => may(actor, permission));
  return { actor, token, session: { person: session.person, permissions, expiresAt: expiresAt(session) } };
}
