import { eq, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { ProviderChoices } from '#people/provider.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { providers } from './schema.ts';
import { open, seal } from './sealing.ts';

export type ClientSecret = { value: Secret; lastFour: string; setAt: Instant };

export type Provider = {
  id: string;
  issuer: string;
  chosen: ProviderChoices;
  /** null where the sealed record cannot be opened. */
  client: { id: string; secret: ClientSecret | null } | null;
  createdAt: Instant;
};

type Readable = Provider & { client: NonNullable<Provider['client']> };

const SAVE_LOCK = 7_164_205;

export const providersIn = (db: Database, vault: Vault) => ({
  /** The one there is. */
  async find(): Promise<Provider | null> {
    const [row] = await db.select().from(providers);
    if (!row) return null;
    const { id, issuer, createdAt } = row;
    const client = await open<Readable['client']>(db, vault, 'client', id, {
      text: row.client,
      key: row.clientKey,
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `save` writes it
    return { id, issuer, chosen: row.chosen as ProviderChoices, client, createdAt };
  },
  /** Held by whoever changes it, until the transaction ends: of two at once, the second sees what the first made. */
  lock: async () => void (await db.execute(sql`select pg_advisory_xact_lock(${SAVE_LOCK})`)),

  async save({ id, issuer, chosen, client, createdAt }: Readable): Promise<void> {
    const sealed = await seal(db, vault, 'client', id, client);
    const row = { issuer, chosen, client: sealed.text, clientKey: sealed.key };
    await db
      .insert(providers)
      .values({ id, createdAt, ...row })
      .onConflictDoUpdate({ target: providers.id, set: row });
  },
  remove: async (id: string) => void (await db.delete(providers).where(eq(providers.id, id))),
});
