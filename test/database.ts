import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';
import { inject } from 'vitest';

export type TestDatabase = {
  poolConfig: PoolConfig;
  connectionString: string;
  close: () => Promise<void>;
  [Symbol.asyncDispose]: () => Promise<void>;
};

/** A fresh, empty database of its own. Also works with `await using`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  const connectionString = url.toString();
  const close = () => onServer(server, (client) => drop(client, name));
  return { poolConfig: { connectionString }, connectionString, close, [Symbol.asyncDispose]: close };
}

/** A pool says that it ended before its connections have; cut off just then, they would report it as an error. */
async function drop(client: Client, name: string): Promise<void> {
  for (const deadline = Date.now() + 1500; Date.now() < deadline; await pause(10)) {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [name]);
    if (rowCount === 0) break;
  }
  await client.query(`drop database if exists ${name} with (force)`);
}

async function onServer(connectionString: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
