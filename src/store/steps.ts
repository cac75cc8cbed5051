import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { steps } from './schema.ts';

export type Step = Omit<typeof steps.$inferSelect, 'tries'>;
export type StepKind = Step['kind'];

/** What a sign-in or a registration has begun: found by the token that its browser keeps. */
export const stepsIn = (db: Database) => ({
  insert: async (step: Step) => void (await db.insert(steps).values(step)),

  async find(tokenHash: string, kind: StepKind, now: Instant): Promise<Step | null> {
    const [row] = await db
      .select()
      .from(steps)
      .where(and(eq(steps.tokenHash, tokenHash), eq(steps.kind, kind), gt(steps.expiresAt, now)));
    return row ?? null;
  },
  /** Found and gone: of two requests with one token, one gets it. */
  async take(tokenHash: string, kind: StepKind, now: Instant): Promise<Step | null> {
    const [row] = await db
      .delete(steps)
      .where(and(eq(steps.tokenHash, tokenHash), eq(steps.kind, kind), gt(steps.expiresAt, now)))
      .returning();
    return row ?? null;
  },
  /** How many tries there were with this one. */
  async countTry(tokenHash: string): Promise<number> {
    const [row] = await db
      .update(steps)
      .set({ tries: sql`${steps.tries} + 1` })
      .where(eq(steps.tokenHash, tokenHash))
      .returning({ tries: steps.tries });
    return row?.tries ?? 0;
  },
  remove: async (tokenHash: string) => void (await db.delete(steps).where(eq(steps.tokenHash, tokenHash))),
  removeExpired: async (now: Instant) => void (await db.delete(steps).where(lt(steps.expiresAt, now))),
});
