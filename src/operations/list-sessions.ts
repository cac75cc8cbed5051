import type { SessionEntry } from '#contract/session.ts';
import type { Actor } from '#people/actor.ts';
import { requirePerson } from '#people/require-confirmed.ts';
import { isAlive } from '#people/session.ts';
import type { Context } from './context.ts';

/** One's own, the one that asks first. */
export async function listSessions(ctx: Context, actor: Actor): Promise<SessionEntry[]> {
  const { personId, sessionId } = requirePerson(actor);
  const { sessions: limits } = await ctx.store.settings.read();
  const all = await ctx.store.sessions.listOf(personId);
  const alive = all.filter((session) => isAlive(session, limits, ctx.now()));
  const entries = await Promise.all(
    alive.map(async ({ id, device, address, method, hasSecondFactor, createdAt, seenAt }) => ({
      id,
      current: id === sessionId,
      device,
      address,
      place: await ctx.placeOf(address),
      method,
      hasSecondFactor,
      createdAt,
      seenAt,
    })),
  );
  return entries.toSorted((one, other) => Number(other.current) - Number(one.current));
}
