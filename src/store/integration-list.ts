import { and, asc, count, desc, eq, getTableColumns, gt, ilike, inArray, min, sql } from 'drizzle-orm';
import type { Vault } from '#secrets/vault.ts';
import { asPattern } from './as-pattern.ts';
import type { Database } from './database.ts';
import type { IntegrationRecord } from './integration-record.ts';
import { openRow } from './integration-rows.ts';
import { endings, integrations } from './schema.ts';

export type Asked = {
  /** Only these. */
  ids?: readonly string[] | undefined;
  /** Parts of the name, in any order. */
  search?: string | undefined;
  status?: IntegrationRecord['status']['is'] | undefined;
  sort: 'name' | 'attention' | 'ends' | 'checked';
  offset: number;
  limit: number;
};

/** Integrations as lists need them, however many there are. */
export const integrationListIn = (db: Database, vault: Vault) => ({
  /** A page of them, with how many fit. However many there are, these are two queries. */
  async listed({ ids, search, status, sort, offset, limit }: Asked) {
    const fits = and(
      ...(search ?? '')
        .split(/\s+/)
        .map((word) => (word ? ilike(integrations.name, asPattern(word)) : undefined)),
      status && eq(integrations.status, status),
      ids && inArray(integrations.id, [...ids]),
    );
    const first = db
      .select({ integrationId: endings.integrationId, at: min(endings.endsAt).as('at') })
      .from(endings)
      .groupBy(endings.integrationId)
      .as('first_ending');
    const byName = [asc(sql`lower(${integrations.name})`), asc(integrations.id)];
    const ends = sql`${first.at} asc nulls last`;
    const orders = {
      name: byName,
      attention: [desc(integrations.attention), ends, ...byName],
      ends: [ends, ...byName],
      checked: [sql`${integrations.checkedAt} desc nulls last`, ...byName],
    };
    const rows = await db
      .select(getTableColumns(integrations))
      .from(integrations)
      .leftJoin(first, eq(first.integrationId, integrations.id))
      .where(fits)
      .orderBy(...orders[sort])
      .offset(offset)
      .limit(limit);
    const [all] = await db.select({ total: count() }).from(integrations).where(fits);
    return { records: await Promise.all(rows.map((row) => openRow(vault, row))), total: all?.total ?? 0 };
  },
  /** Those that need somebody now, the gravest first and of those the newest, and how many there are in all. */
  async needing(limit: number) {
    const needs = gt(integrations.attention, 0);
    const rows = await db
      .select()
      .from(integrations)
      .where(needs)
      .orderBy(desc(integrations.attention), desc(integrations.since), asc(integrations.id))
      .limit(limit);
    const [all] = await db.select({ total: count() }).from(integrations).where(needs);
    return { records: await Promise.all(rows.map((row) => openRow(vault, row))), total: all?.total ?? 0 };
  },
  async countByStatus(): Promise<Record<IntegrationRecord['status']['is'], number>> {
    const rows = await db
      .select({ status: integrations.status, number: count() })
      .from(integrations)
      .groupBy(integrations.status);
    const none = { pending: 0, connected: 0, failed: 0, paused: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ status, number }) => [status, number])) };
  },
});
