import { and, asc, eq, inArray, isNotNull, lte, notExists, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import { KeyNotHere } from '#kernel/key-not-here.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import type { IntegrationRecord, StoredConnection } from './integration-record.ts';
import { openRow, sealRecord } from './integration-rows.ts';
import { keysIn } from './keys.ts';
import { integrations, verifications } from './schema.ts';

export const integrationsIn = (db: Database, vault: Vault) => {
  const opened = async (
    rows: (typeof integrations.$inferSelect)[],
    known: IntegrationRecord | null = null,
  ) => {
    const [row] = rows;
    return row ? openRow(vault, row, known) : null;
  };
  const locked = async (id: string, known?: IntegrationRecord) =>
    opened(await withId(id).for('update'), known ?? null);
  /** A key that nobody is to have any more is as good as lost; one in force is held by somebody. */
  const isForOthers = async ({ keyNotHeld }: IntegrationRecord) =>
    keyNotHeld !== null && (await keysIn(db).isInForce(keyNotHeld));
  /** Of these keys the ones that are in force and that this process does not hold. */
  const keysForOthers = async (ids: readonly string[]) => {
    const foreign = new Set<string>();
    for (const id of new Set(ids)) {
      if (!(await vault.holds(id)) && (await keysIn(db).isInForce(id))) foreign.add(id);
    }
    return foreign;
  };
  const sealed = async (record: IntegrationRecord) => {
    const row = await sealRecord(vault, record);
    const { reportKey, connectionKey, candidateKey, previousKey } = row;
    // One vault seals everything of one record with the same key.
    const key = reportKey ?? connectionKey ?? candidateKey ?? previousKey;
    if (key) await keysIn(db).holdInForce(key);
    return row;
  };
  const withId = (id: string) => db.select().from(integrations).where(eq(integrations.id, id));
  const isLive = db
    .select({ one: sql`1` })
    .from(verifications)
    .where(
      and(
        eq(verifications.integrationId, integrations.id),
        sql`${verifications.state} in ('queued', 'running')`,
      ),
    );

  return {
    find: async (id: string) => opened(await withId(id)),
    /** By id; one that is gone is not in it. Throws KeyNotHere where another process can read one of them. */
    async findAll(ids: readonly string[]): Promise<Map<string, IntegrationRecord>> {
      const rows = await db
        .select()
        .from(integrations)
        .where(inArray(integrations.id, [...ids]));
      const records = await Promise.all(rows.map((row) => openRow(vault, row)));
      for (const record of records)
        if (record.keyNotHeld && (await isForOthers(record))) throw new KeyNotHere(record.keyNotHeld);
      return new Map(records.map((record) => [record.id, record]));
    },
    /**
     * The same, and nobody else can change it until the transaction ends. `known` is the record as it was read before. Throws KeyNotHere where only another process
     * can read it: what is written here would overwrite what that one knows.
     */
    async lock(id: string, known?: IntegrationRecord): Promise<IntegrationRecord | null> {
      const record = await locked(id, known);
      if (record?.keyNotHeld && (await isForOthers(record))) throw new KeyNotHere(record.keyNotHeld);
      return record;
    },
    /** The same, for chores that pass over what only another process can read. */
    async lockIfReadable(id: string): Promise<IntegrationRecord | null> {
      const record = await locked(id);
      return record && (await isForOthers(record)) ? null : record;
    },

    /** Which of these are there. */
    async existing(ids: readonly string[]): Promise<Set<string>> {
      // One value however many there are: PostgreSQL takes 65,535.
      const isAsked = sql`${integrations.id} = any(${sql.param([...ids])}::uuid[])`;
      const rows =
        ids.length > 0 ? await db.select({ id: integrations.id }).from(integrations).where(isAsked) : [];
      return new Set(rows.map(({ id }) => id));
    },
    async ids(): Promise<string[]> {
      return (await db.select({ id: integrations.id }).from(integrations)).map(({ id }) => id);
    },
    async insert(record: IntegrationRecord & { connection: StoredConnection }): Promise<void> {
      const { id, type, createdAt, createdBy } = record;
      const row = whole(await sealed(record));
      await db.insert(integrations).values({ id, type, createdAt, createdBy, ...row });
    },
    async save(record: IntegrationRecord): Promise<void> {
      await db
        .update(integrations)
        .set(await sealed(record))
        .where(eq(integrations.id, record.id));
    },
    async remove(id: string): Promise<boolean> {
      return (await db.delete(integrations).where(eq(integrations.id, id)).returning()).length > 0;
    },

    /**
     * Those whose time has come and that nobody verifies, locked for this transaction, passing over others' locks and
     * what only another process can read. They have no next time until they were verified.
     */
    async takeDue(now: Instant, limit: number): Promise<Due[]> {
      const rows = await db
        .select(DUE)
        .from(integrations)
        .where(
          and(isNotNull(integrations.nextCheckAt), lte(integrations.nextCheckAt, now), notExists(isLive)),
        )
        .orderBy(asc(integrations.nextCheckAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      const foreign = await keysForOthers(
        rows.flatMap(({ connectionKey, reportKey }) => [connectionKey, reportKey]),
      );
      const due = rows.filter(
        ({ connectionKey, reportKey }) => !foreign.has(connectionKey) && !foreign.has(reportKey),
      );
      const ids = due.map(({ id }) => id);
      if (ids.length > 0)
        await db.update(integrations).set({ nextCheckAt: null }).where(inArray(integrations.id, ids));
      return due.map(({ id, status, troubled, nextCheckAt }) => ({
        id,
        status,
        troubled,
        dueAt: nextCheckAt ?? now,
      }));
    },
    /** The values from before a replacement whose day is over. */
    async forgetPrevious(now: Instant): Promise<void> {
      await db
        .update(integrations)
        .set({ previous: null, previousKey: null, previousUntil: null })
        .where(lte(integrations.previousUntil, now));
    },
    async claimPendingSince(before: Instant, limit: number): Promise<string[]> {
      const rows = await db
        .select({ id: integrations.id })
        .from(integrations)
        .where(and(eq(integrations.status, 'pending'), lte(integrations.since, before)))
        .limit(limit)
        .for('update', { skipLocked: true });
      return rows.map(({ id }) => id);
    },
  };
};

/** One that is to be verified, as far as that takes no key. */
export type Due = {
  id: string;
  status: (typeof integrations.$inferSelect)['status'];
  troubled: boolean;
  dueAt: Instant;
};

const DUE = {
  id: integrations.id,
  status: integrations.status,
  troubled: integrations.troubled,
  nextCheckAt: integrations.nextCheckAt,
  connectionKey: integrations.connectionKey,
  reportKey: integrations.reportKey,
};

type Sealed = Awaited<ReturnType<typeof sealRecord>>;

function whole(sealed: Sealed) {
  const { connection, connectionKey, report, reportKey } = sealed;
  if (!connection || !connectionKey || !report || !reportKey)
    throw new Error('A new integration needs a connection and a report.');
  return { ...sealed, connection, connectionKey, report, reportKey };
}
