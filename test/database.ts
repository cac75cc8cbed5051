import { randomBytes } from 'node:crypto';
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
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const connectionString = url.toString();
  const close = () => administer(server, `drop database if exists ${name} with (force)`);
  return { poolConfig: { connectionString }, connectionString, close, [Symbol.asyncDispose]: close };
}

async function administer(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
