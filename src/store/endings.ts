import { and, asc, count, eq, gt, inArray, isNotNull, lte, ne, notInArray, sql } from 'drizzle-orm';
import type { Ending, EndingKind, KnownBy } from '#integrations/endings.ts';
import { remindAt } from '#integrations/reminders.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { endings, integrations } from './schema.ts';

/** `remindedDays` is the last reminder that was sent, in days before the end. */
export type EndingRecord = {
  integrationId: string;
  what: EndingKind;
  endsAt: Instant;
  knownBy: KnownBy;
  remindedDays: number | null;
};

const of = (integrationId: string, what: EndingKind) =>
  and(eq(endings.integrationId, integrationId), eq(endings.what, what));

export const endingsIn = (db: Database) => {
  return {
    /** What ends now, instead of what did before. One that moves is reminded of anew. */
    async replace(integrationId: string, now: Instant, ends: readonly Ending[]): Promise<void> {
      const kinds = ends.map(({ what }) => what);
      const gone = kinds.length > 0 ? notInArray(endings.what, kinds) : undefined;
      await db.delete(endings).where(and(eq(endings.integrationId, integrationId), gone));
      if (ends.length === 0) return;
      const rows = ends.map(({ what, endsAt, knownBy }) => ({
        integrationId,
        what,
        endsAt,
        knownBy,
        remindAt: remindAt(endsAt, null, now),
      }));
      const moved = sql`${endings.endsAt} <> excluded.ends_at`;
      await db
        .insert(endings)
        .values(rows)
        .onConflictDoUpdate({
          target: [endings.integrationId, endings.what],
          set: {
            endsAt: sql`excluded.ends_at`,
            knownBy: sql`excluded.known_by`,
            remindedDays: sql`case when ${moved} then null else ${endings.remindedDays} end`,
            remindAt: sql`case when ${moved} then excluded.remind_at else ${endings.remindAt} end`,
          },
        });
    },
    /**
     * Those of which somebody is to be reminded, locked for this transaction, passing over others’ locks. Nobody is
     * reminded of what is paused or broken: that is told already, and is not forgotten when it works again.
     */
    async claimDue(now: Instant, limit: number): Promise<EndingRecord[]> {
      const { remindAt: due, ...columns } = COLUMNS;
      return db
        .select(columns)
        .from(endings)
        .innerJoin(integrations, eq(integrations.id, endings.integrationId))
        .where(and(isNotNull(due), lte(due, now), inArray(integrations.status, ['connected', 'pending'])))
        .orderBy(asc(due))
        .limit(limit)
        .for('update', { skipLocked: true });
    },
    /**
     * What ends, or has ended, after the one moment and until the other, the soonest first, with the name of its
     * integration. What is paused is nobody’s trouble.
     */
    async within({ after, until }: { after: Instant | null; until: Instant }, limit: number) {
      const fits = and(
        after === null ? undefined : gt(endings.endsAt, after),
        lte(endings.endsAt, until),
        ne(integrations.status, 'paused'),
      );
      const soon = db
        .select({ ...COLUMNS, name: integrations.name })
        .from(endings)
        .innerJoin(integrations, eq(integrations.id, endings.integrationId))
        .where(fits)
        .orderBy(asc(endings.endsAt), asc(endings.integrationId))
        .limit(limit);
      const [all] = await db
        .select({ total: count() })
        .from(endings)
        .innerJoin(integrations, eq(integrations.id, endings.integrationId))
        .where(fits);
      return { endings: await soon, total: all?.total ?? 0 };
    },
    async markReminded(ending: EndingRecord, days: number | null, next: Instant | null): Promise<void> {
      await db
        .update(endings)
        .set({ remindedDays: days ?? ending.remindedDays, remindAt: next })
        .where(of(ending.integrationId, ending.what));
    },
  };
};

const COLUMNS = {
  integrationId: endings.integrationId,
  what: endings.what,
  endsAt: endings.endsAt,
  knownBy: endings.knownBy,
  remindedDays: endings.remindedDays,
  remindAt: endings.remindAt,
};
