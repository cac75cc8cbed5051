import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { AdviceContext } from '#integrations/advice.ts';
import type { Failure } from '#integrations/failure.ts';
import type { Rung } from '#integrations/verdict.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { rowName } from './row-name.ts';
import { verifications } from './schema.ts';

type Row = typeof verifications.$inferSelect;

/** What a climb found, and about which values. */
export type Detail = { rungs: readonly Rung[]; failure: Failure | null; context: AdviceContext };
export type VerificationRecord = Omit<Row, 'detail' | 'detailKey'> & { detail: Detail | null };
type NewVerification = Pick<Row, 'id' | 'integrationId' | 'cause' | 'askedBy' | 'queuedAt'> & {
  dueAt?: Instant | null;
};
type Ended = { state: 'passed' | 'failed'; finishedAt: Instant; durationMs: number; detail: Detail };

const LIVE = ['queued', 'running'] as const;

/** One attempt at a verification: a worker that was given up must not speak for the one after it. */
export type Climb = { id: string; startedAt: Instant };
const isStill = ({ id, startedAt }: Climb) =>
  and(eq(verifications.id, id), eq(verifications.state, 'running'), eq(verifications.startedAt, startedAt));

export const verificationsIn = (db: Database, vault: Vault) => {
  const open = async ({ detail, detailKey, ...row }: Row): Promise<VerificationRecord> => {
    const value =
      detail && detailKey
        ? await vault.open(rowName('detail', row.id), { text: detail, keyId: detailKey })
        : null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- authenticated: what opens was sealed below
    return { ...row, detail: value?.ok ? (value.value as Detail) : null };
  };
  const first = async (rows: Row[]) => (rows[0] ? open(rows[0]) : null);
  const select = () => db.select().from(verifications);

  return {
    async insert(...rows: readonly NewVerification[]): Promise<void> {
      await db.insert(verifications).values(rows.map((row) => ({ ...row, state: 'queued' as const })));
    },
    find: async (id: string) => first(await select().where(eq(verifications.id, id))),

    /** The one that is queued or running. The database allows one an integration. */
    async findLive(integrationId: string): Promise<VerificationRecord | null> {
      return first(
        await select().where(
          and(eq(verifications.integrationId, integrationId), inArray(verifications.state, LIVE)),
        ),
      );
    },
    /** By integration. */
    async liveOf(integrationIds: readonly string[]): Promise<Map<string, VerificationRecord>> {
      const rows = await select().where(
        and(inArray(verifications.integrationId, [...integrationIds]), inArray(verifications.state, LIVE)),
      );
      return new Map(
        await Promise.all(rows.map(async (row) => [row.integrationId, await open(row)] as const)),
      );
    },
    async list(integrationId: string, limit: number): Promise<VerificationRecord[]> {
      const rows = await select()
        .where(eq(verifications.integrationId, integrationId))
        .orderBy(desc(verifications.queuedAt))
        .limit(limit);
      return Promise.all(rows.map(open));
    },

    async start(id: string, startedAt: Instant): Promise<void> {
      await db.update(verifications).set({ state: 'running', startedAt }).where(eq(verifications.id, id));
    },
    /** The climb that was lost is kept as abandoned, and the verification begins anew under its own id. */
    async startAgain(
      lost: VerificationRecord,
      { lostAs, at }: { lostAs: string; at: Instant },
    ): Promise<void> {
      const { integrationId, cause, askedBy, queuedAt, startedAt } = lost;
      const past = { integrationId, cause, askedBy, queuedAt, startedAt };
      await db.insert(verifications).values({ ...past, id: lostAs, state: 'abandoned', finishedAt: at });
      const anew = { cause: 'retry', queuedAt: at, startedAt: at } as const;
      await db.update(verifications).set(anew).where(eq(verifications.id, lost.id));
    },
    async putBack(climb: Climb): Promise<void> {
      await db.update(verifications).set({ state: 'queued', startedAt: null }).where(isStill(climb));
    },
    async abandon(id: string, finishedAt: Instant): Promise<void> {
      await db
        .update(verifications)
        .set({ state: 'abandoned', finishedAt })
        .where(and(eq(verifications.id, id), inArray(verifications.state, LIVE)));
    },
    /** False where it was abandoned or begun anew meanwhile: then somebody else's result counts. */
    async finish(climb: Climb, { detail, ...ended }: Ended): Promise<boolean> {
      const sealed = await vault.seal(rowName('detail', climb.id), detail);
      const rows = await db
        .update(verifications)
        .set({ ...ended, detail: sealed.text, detailKey: sealed.keyId })
        .where(isStill(climb))
        .returning({ id: verifications.id });
      return rows.length > 0;
    },
    async runningSince(before: Instant, limit: number): Promise<VerificationRecord[]> {
      const isOld = and(eq(verifications.state, 'running'), lte(verifications.startedAt, before));
      return Promise.all((await select().where(isOld).limit(limit)).map(open));
    },
    async queuedSince(before: Instant, limit: number): Promise<VerificationRecord[]> {
      const isOld = and(eq(verifications.state, 'queued'), lte(verifications.queuedAt, before));
      return Promise.all((await select().where(isOld).limit(limit)).map(open));
    },
    /** Forgets all but the newest. */
    async trim(integrationId: string, keep: number): Promise<void> {
      await db.execute(sql`
        delete from ${verifications} where id in (
          select id from ${verifications} where integration_id = ${integrationId}
          and state not in ('queued', 'running') order by queued_at desc offset ${keep})`);
    },
  };
};
