import { Client, escapeIdentifier } from 'pg';

/** Held shared by every OwlHub that uses the server, and alone by the one that stops it. Ends with its connection. */
const USE_LOCK = [0x0771, 1] as const;

/**
 * Joins the users of the server behind `socketDir`.
 * Null while nobody answers there yet, or while the last user is stopping it.
 */
export async function join(socketDir: string): Promise<Client | null> {
  const client = new Client({ ...maintenance(socketDir), connectionTimeoutMillis: 5000 });
  // Without a listener a server that goes away would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ joined: boolean }>(
      'select pg_try_advisory_lock_shared($1, $2) as joined',
      [...USE_LOCK],
    );
    if (rows[0]?.joined) return client;
  } catch (error) {
    if (!isNotReady(error)) throw error;
  }
  await client.end().catch(() => undefined);
  return null;
}

/** Leaves, and says whether nobody else is left. If so, nobody can join until this connection ends. */
export async function leaveAsLast(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ last: boolean }>(
    'select pg_advisory_unlock_shared($1, $2), pg_try_advisory_lock($1, $2) as last',
    [...USE_LOCK],
  );
  return rows[0]?.last ?? false;
}

export async function createDatabase(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(`create database ${escapeIdentifier(name)}`).catch((error: unknown) => {
    if (!['42P04', '23505'].includes(codeOf(error))) throw error;
  });
}

const maintenance = (socketDir: string) => ({
  host: socketDir,
  port: 5432,
  user: 'owlhub',
  database: 'postgres',
  ssl: false,
});

const NOT_READY = new Set([
  'ENOENT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P03',
  '57P01',
  '57P02',
  '53300',
]);

function isNotReady(error: unknown): boolean {
  return (
    NOT_READY.has(codeOf(error)) || (error instanceof Error && /terminated|timeout/i.test(error.message))
  );
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');
