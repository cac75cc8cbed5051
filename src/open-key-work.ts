import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { Parts } from '#context.ts';
import { instant } from '#kernel/instant.ts';
import type { Context } from '#operations/context.ts';
import { createKeyChecks } from '#secrets/key-checks.ts';
import { Secret } from '#secrets/secret.ts';
import { createToken } from '#secrets/token.ts';
import { createVault } from '#secrets/vault.ts';
import { openPool } from '#store/database.ts';
import { plainError } from '#store/errors.ts';
import { migrate } from '#store/migrate.ts';
import { createStore } from '#store/store.ts';

type KeyWork = Pick<Context, 'store' | 'keys' | 'mailer' | 'now' | 'newId'> & {
  secrets: Pick<Context['secrets'], 'createToken' | 'asSecret'>;
} & AsyncDisposable;

/** The database and the keys, without worker or server: what commands on the server work with while OwlHub runs. */
export async function openKeyWork({
  poolConfig,
  keyring,
  mailer = null,
}: Pick<Parts, 'poolConfig' | 'keyring'> & Partial<Pick<Parts, 'mailer'>>): Promise<KeyWork> {
  const pool = openPool(poolConfig, () => undefined);
  await migrate(pool).catch((error: unknown) => {
    throw plainError(error);
  });
  // It sends no jobs, so this one is never started.
  const boss = new PgBoss({ db: { executeSql: async (text, values) => pool.query(text, values) } });
  return {
    store: createStore(pool, createVault(keyring), boss),
    keys: createKeyChecks(keyring),
    mailer,
    secrets: { createToken, asSecret: (text) => new Secret(text) },
    newId: randomUUID,
    now: () => instant(new Date()),
    [Symbol.asyncDispose]: () => pool.end(),
  };
}
