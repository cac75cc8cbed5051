import { and, asc, eq, isNotNull, lte, notExists, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import { KeyNotHere } from '#kernel/key-not-here.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import type { IntegrationRecord, StoredConnection } from './integration-record.ts';
import { openRow, sealRecord } from './integration-rows.ts';
import { keysIn } from './keys.ts';
import { integrations, verifications } from './schema.ts';

export const integrationsIn = (db: Database, vault: Vault) => {
  const opened = async (rows: (typeof integrations.$inferSelect)[]) => {
    const [row] = rows;
    return row ? openRow(vault, row) : null;
  };
  const locked = async (id: string) => opened(await withId(id).for('update'));
  /** A key that nobody is to have any more is as good as lost; one in force is held by somebody. */
  const isForOthers = async ({ keyNotHeld }: IntegrationRecord) =>
    keyNotHeld !== null && (await keysIn(db).isInForce(keyNotHeld));
  const sealed = async (record: IntegrationRecord) => {
    const row = await sealRecord(vault, record);
    await keysIn(db).holdInForce(row.reportKey);
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
    /**
     * The same, and nobody else can change it until the transaction ends. Throws KeyNotHere where only another process
     * can read it: what is written here would overwrite what that one knows.
     */
    async lock(id: string): Promise<IntegrationRecord | null> {
      const record = await locked(id);
      if (record?.keyNotHeld && (await isForOthers(record))) throw new KeyNotHere(record.keyNotHeld);
      return record;
    },
    /** The same, for chores that pass over what only another process can read. */
    async lockIfReadable(id: string): Promise<IntegrationRecord | null> {
      const record = await locked(id);
      return record && (await isForOthers(record)) ? null : record;
    },

    async list(): Promise<IntegrationRecord[]> {
      const rows = await db.select().from(integrations).orderBy(asc(integrations.createdAt));
      return Promise.all(rows.map((row) => openRow(vault, row)));
    },
    async ids(): Promise<string[]> {
      return (await db.select({ id: integrations.id }).from(integrations)).map(({ id }) => id);
    },
    async insert(record: IntegrationRecord & { connection: StoredConnection }): Promise<void> {
      const { id, type, createdAt, createdBy } = record;
      const row = withConnection(await sealed(record));
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

    /** Those whose time has come and that nobody verifies, locked for this transaction, passing over others' locks. */
    async claimDue(now: Instant, limit: number): Promise<string[]> {
      const rows = await db
        .select({ id: integrations.id })
        .from(integrations)
        .where(
          and(isNotNull(integrations.nextCheckAt), lte(integrations.nextCheckAt, now), notExists(isLive)),
        )
        .orderBy(asc(integrations.nextCheckAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      return rows.map(({ id }) => id);
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

type Sealed = Awaited<ReturnType<typeof sealRecord>>;

function withConnection(sealed: Sealed) {
  const { connection, connectionKey } = sealed;
  if (connection === undefined || connectionKey === undefined)
    throw new Error('A new integration needs one.');
  return { ...sealed, connection, connectionKey };
}
