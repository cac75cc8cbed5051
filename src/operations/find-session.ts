import type { Session } from '#contract/session.ts';
import { msBetween } from '#kernel/instant.ts';
import type { Actor } from '#people/actor.ts';
import { type Permission, PERMISSIONS } from '#people/permission.ts';
import { permissionsOf } from '#people/role.ts';
import { expiresAt, isAlive, isConfirmed } from '#people/session.ts';
import type { Context } from './context.ts';

/** Who asks, whether a person in a browser or a program with a token. */
export type Known = { actor: Actor; session: Session; token?: string };
export type Found = Known & { token: string };

const MARK_EVERY_MS = 60_000;

export type Looking = { address: string | null; watching?: boolean };

/** Who holds this token, or null. `watching` looks without counting as use, so that an open page does not prolong it. */
export async function findSession(
  ctx: Context,
  token: string,
  { address, watching = false }: Looking,
): Promise<Found | null> {
  const tokenHash = ctx.secrets.hashToken(token);
  const session = await ctx.store.sessions.find(tokenHash);
  if (!session) return null;
  const { sessions: limits } = await ctx.store.settings.read();
  const now = ctx.now();
  if (!isAlive(session, limits, now)) return null;
  if (!watching && msBetween(session.seenAt, now) > MARK_EVERY_MS) {
    await ctx.store.sessions.change(session.id, { seenAt: now, address });
  }

  const { person } = session;
  const roles = await ctx.store.roles.withIds(person.roles);
  const mustAddSecondFactor = !session.hasSecondFactor && roles.some((role) => role.needsSecondFactor);
  const permissions = mustAddSecondFactor ? new Set<Permission>() : permissionsOf(roles);
  const { id: personId, email, name } = person;
  return {
    token,
    actor: {
      kind: 'person',
      personId,
      email,
      name,
      permissions,
      address,
      mustAddSecondFactor,
      sessionId: session.id,
      isConfirmed: isConfirmed(session.confirmedAt, now),
    },
    session: {
      person: { id: personId, email, name, roles: roles.map((role) => ({ id: role.id, name: role.name })) },
      permissions: PERMISSIONS.filter((permission) => permissions.has(permission)),
      expiresAt: expiresAt(session, limits),
      mustAddSecondFactor,
    },
  };
}
