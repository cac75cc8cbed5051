import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Day } from '#integrations/day.ts';
import type { Database } from './database.ts';
import { integrationDays } from './schema.ts';

/** The days that are over. The one that is not is kept with its integration. */
export const integrationDaysIn = (db: Database) => ({
  async save(integrationId: string, day: Day): Promise<void> {
    const content = day;
    await db
      .insert(integrationDays)
      .values({ integrationId, day: day.day, content })
      .onConflictDoUpdate({ target: [integrationDays.integrationId, integrationDays.day], set: { content } });
  },
  /** The oldest first. */
  async list(integrationId: string, from: string): Promise<Day[]> {
    const rows = await db
      .select({ content: integrationDays.content })
      .from(integrationDays)
      .where(and(eq(integrationDays.integrationId, integrationId), gte(integrationDays.day, from)))
      .orderBy(asc(integrationDays.day));
    return rows.map(({ content }) => content);
  },
  async removeBefore(day: string): Promise<void> {
    await db.delete(integrationDays).where(lt(integrationDays.day, day));
  },
});
