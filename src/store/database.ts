import { setTimeout as wait } from 'node:timers/promises';
import { DrizzleQueryError } from 'drizzle-orm';
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
  // A connection that dies while a transaction thinks would otherwise end the process.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

const TRIES = 3;
const DEADLOCK = '40P01';

/**
 * Drizzle's own `transaction` never gives its connection back where `begin` fails, so that a database that goes away
 * a few times empties the pool for good. Of two that wait for each other the database ends one: that one is begun
 * anew, as if it had come later.
 */
export async function inTransaction<T>(pool: Pool, work: (db: Database) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await once(pool, work);
    } catch (error) {
      if (tried === TRIES || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === DEADLOCK;
}

async function once<T>(pool: Pool, work: (db: Database) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(drizzle(client));
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

const PATIENCE_MS = 3_000;

/** Holds a lock as long as `work` takes and its connection lives: what was killed lets go within moments. */
export async function aloneOn(pool: Pool, lock: number, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  try {
    for (const deadline = Date.now() + PATIENCE_MS; ;) {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
        lock,
      ]);
      if (rows[0]?.held) break;
      if (Date.now() > deadline) return false;
      await wait(50);
    }
    await work();
    return true;
  } finally {
    // The lock ends with the connection.
    client.release(true);
  }
}

export const databaseOn = (pool: Pool): Database => drizzle(pool);
