import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { steps } from './schema.ts';
import { open, seal } from './sealing.ts';

type Row = typeof steps.$inferSelect;
export type StepKind = Row['kind'];
export type Step = Pick<Row, 'tokenHash' | 'kind' | 'personId' | 'data' | 'expiresAt'> & {
  /** What is sealed of it, or null. */
  secret: unknown;
};
export type NewStep = Omit<Step, 'secret'> & { secret?: unknown };

const is = (tokenHash: string, kind: StepKind, now: Instant) =>
  and(eq(steps.tokenHash, tokenHash), eq(steps.kind, kind), gt(steps.expiresAt, now));

/** What a sign-in or a registration has begun: found by the token that its browser keeps. */
export const stepsIn = (db: Database, vault: Vault) => {
  const opened = async (row: Row | undefined): Promise<Step | null> =>
    row
      ? {
          ...row,
          secret: await open(db, vault, 'step', row.tokenHash, { text: row.secret, key: row.secretKey }),
        }
      : null;
  return {
    /** In place of the one that had the same token. */
    async insert({ secret = null, ...step }: NewStep): Promise<void> {
      const sealed = secret === null ? null : await seal(db, vault, 'step', step.tokenHash, secret);
      await db.delete(steps).where(eq(steps.tokenHash, step.tokenHash));
      await db
        .insert(steps)
        .values({ ...step, secret: sealed?.text ?? null, secretKey: sealed?.key ?? null });
    },
    async find(tokenHash: string, kind: StepKind, now: Instant): Promise<Step | null> {
      const [row] = await db
        .select()
        .from(steps)
        .where(is(tokenHash, kind, now));
      return opened(row);
    },
    /** Found and gone: of two requests with one token, one gets it. */
    async take(tokenHash: string, kind: StepKind, now: Instant): Promise<Step | null> {
      const [row] = await db
        .delete(steps)
        .where(is(tokenHash, kind, now))
        .returning();
      return opened(row);
    },
    saveData: async (tokenHash: string, data: unknown) =>
      void (await db.update(steps).set({ data }).where(eq(steps.tokenHash, tokenHash))),
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
    /** Whatever a person has begun, such as a sign-in with a password that is no longer theirs. */
    removeAllOf: async (personId: string) =>
      void (await db.delete(steps).where(eq(steps.personId, personId))),
    removeExpired: async (now: Instant) => void (await db.delete(steps).where(lt(steps.expiresAt, now))),
  };
};
