import { drizzle } from 'drizzle-orm/node-postgres';
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { Pool, type PoolConfig } from 'pg';

/** The database, or one transaction on it. */
export type Database = PgDatabase<NodePgQueryResultHKT>;

/** One pool for all of this process. A database that is away or hangs is noticed within seconds. */
export function openPool(poolConfig: PoolConfig, onError: (error: unknown) => void): Pool {
  const pool = new Pool({
    max: 20,
    connectionTimeoutMillis: 3_000,
    query_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    application_name: 'owlhub',
    ...poolConfig,
  });
  pool.on('error', onError);
  return pool;
}

export const databaseOn = (pool: Pool): Database => drizzle(pool);
