import { PgBoss } from 'pg-boss';
import type { Config } from '#config.ts';
import { openDatabase } from '#database/index.ts';
import { instant } from '#kernel/instant.ts';
import type { Context } from '#operations/context.ts';
import { createKeyChecks } from '#secrets/key-checks.ts';
import { openKeyring } from '#secrets/open-keyring.ts';
import { createVault } from '#secrets/vault.ts';
import { databaseOn, openPool } from '#store/database.ts';
import { plainError } from '#store/errors.ts';
import { migrate } from '#store/migrate.ts';
import { createStore } from '#store/store.ts';

type KeyWork = Pick<Context, 'store' | 'keys' | 'now'> & { close: () => Promise<void> };

/** The database and the keys, without worker or server: what `owlhub keys` works with while OwlHub runs. */
export async function openKeyWork(config: Config, warn: (message: string) => void): Promise<KeyWork> {
  const database = await openDatabase(config, { warn });
  try {
    const keyring = await openKeyring(config, warn);
    const pool = openPool(database.poolConfig, () => undefined);
    await migrate(pool).catch((error: unknown) => {
      throw plainError(error);
    });
    // It sends no jobs, so this one is never started.
    const boss = new PgBoss({ db: { executeSql: async (text, values) => pool.query(text, values) } });
    return {
      store: createStore(databaseOn(pool), createVault(keyring), boss),
      keys: createKeyChecks(keyring),
      now: () => instant(new Date()),
      async close() {
        await pool.end();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
