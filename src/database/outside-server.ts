import { Client } from 'pg';
import { StartProblem } from '#kernel/start-problem.ts';

const OLDEST = 15;

/** Throws a StartProblem unless the server of DATABASE_URL answers and is new enough. Never repeats the password. */
export async function checkServer(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (major >= OLDEST) return;
    throw new StartProblem(
      `The PostgreSQL of DATABASE_URL is version ${major}; OwlHub needs ${OLDEST} or newer.`,
    );
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    const why = reasonOf(error);
    throw new StartProblem(
      `The database of DATABASE_URL (${whereIs(connectionString)}) cannot be used: ${why}.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function whereIs(connectionString: string): string {
  const { host, port, database } = new Client({ connectionString });
  return `${host}:${port}/${database ?? ''}`;
}

const WHY: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there. Start it, or correct the address',
  ENOTFOUND: 'the host name is not known. Correct the address',
  EAI_AGAIN: 'the host name cannot be looked up right now',
  ENOENT: 'there is no such socket. Start the server, or correct the address',
  '28P01': 'the user name or password is wrong',
  '28000': 'the server does not let this user in from here',
  '3D000': 'there is no such database. Create it first',
};

function reasonOf(error: unknown): string {
  // Node tries every address of a name and reports all the failures together.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return String(first);
  const code = 'code' in first ? String(first.code) : '';
  return WHY[code] ?? first.message.replace(/\.$/, '');
}
