import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Filter } from '#notifications/filter.ts';
import type { Rhythm } from '#notifications/rhythm.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { channels } from './schema.ts';
import { open, seal } from './sealing.ts';

type Row = typeof channels.$inferSelect;

/** What is chosen about a channel and how it fares; where it leads and what was answered are read apart, because they are sealed. */
export type ChannelRecord = Omit<Row, 'target' | 'targetKey' | 'report' | 'reportKey'>;
export type Opened<T, R> = ChannelRecord & { target: T | null; report: R | null };
type Chosen = { name: string; filter: Filter; rhythm: Rhythm };
type Standing = Partial<Pick<Row, 'failingSince' | 'retryAt' | 'offAt' | 'offWhy'>>;

export const channelsIn = (db: Database, vault: Vault) => {
  const all = () => db.select(PLAIN).from(channels);
  /** Throws KeyNotHere where another process can open it. */
  async function opened<T, R>({ target, targetKey, report, reportKey, ...row }: Row): Promise<Opened<T, R>> {
    return {
      ...row,
      target: await open<T>(db, vault, 'channel', row.id, { text: target, key: targetKey }),
      report: await open<R>(db, vault, 'channelReport', row.id, { text: report, key: reportKey }),
    };
  }
  return {
    /** Those that are on. */
    active: async (): Promise<ChannelRecord[]> =>
      all().where(isNull(channels.offAt)).orderBy(asc(channels.id)),
    async find(id: string): Promise<ChannelRecord | null> {
      return (await all().where(eq(channels.id, id)))[0] ?? null;
    },
    /** The same, and nobody else can change it until the transaction ends. */
    async lock(id: string): Promise<ChannelRecord | null> {
      // Not `update`: who puts a delivery on its way there need not wait.
      return (await all().where(eq(channels.id, id)).for('no key update'))[0] ?? null;
    },
    async count(): Promise<number> {
      return (await db.select({ number: count() }).from(channels))[0]?.number ?? 0;
    },
    /** On, and failing without a break since then or longer. */
    failingSince: async (before: Instant): Promise<ChannelRecord[]> =>
      all().where(
        and(isNull(channels.offAt), isNotNull(channels.failingSince), lte(channels.failingSince, before)),
      ),
    /** Switched off by OwlHub and not by a person, the latest first. */
    switchedOff: async (): Promise<ChannelRecord[]> =>
      all()
        .where(inArray(channels.offWhy, ['failing', 'gone']))
        .orderBy(desc(channels.offAt)),

    async insert(channel: ChannelRecord, target: unknown): Promise<void> {
      const { text, key } = await seal(db, vault, 'channel', channel.id, target);
      await db.insert(channels).values({ ...channel, target: text, targetKey: key });
    },
    async change(id: string, chosen: Partial<Chosen> & Standing): Promise<void> {
      if (Object.keys(chosen).length > 0) await db.update(channels).set(chosen).where(eq(channels.id, id));
    },
    async saveTarget(id: string, target: unknown): Promise<void> {
      const { text, key } = await seal(db, vault, 'channel', id, target);
      await db.update(channels).set({ target: text, targetKey: key }).where(eq(channels.id, id));
    },
    async saveReport(id: string, report: unknown): Promise<void> {
      const { text, key } = await seal(db, vault, 'channelReport', id, report);
      await db.update(channels).set({ report: text, reportKey: key }).where(eq(channels.id, id));
    },
    /** By name, with where each leads and what was answered; null where nobody can open it any more. */
    async listOpened<T, R>(): Promise<Opened<T, R>[]> {
      const rows = await db.select().from(channels).orderBy(asc(channels.name), asc(channels.id));
      return Promise.all(rows.map(opened<T, R>));
    },
    async findOpened<T, R>(id: string): Promise<Opened<T, R> | null> {
      const [row] = await db.select().from(channels).where(eq(channels.id, id));
      return row ? opened<T, R>(row) : null;
    },
    remove: async (id: string) => void (await db.delete(channels).where(eq(channels.id, id))),
  };
};

const PLAIN = {
  id: channels.id,
  kind: channels.kind,
  name: channels.name,
  filter: channels.filter,
  rhythm: channels.rhythm,
  failingSince: channels.failingSince,
  retryAt: channels.retryAt,
  offAt: channels.offAt,
  offWhy: channels.offWhy,
  createdAt: channels.createdAt,
  createdBy: channels.createdBy,
};
