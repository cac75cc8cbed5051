import { and, asc, count, eq } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { passkeys } from './schema.ts';

export type Passkey = typeof passkeys.$inferSelect;

const own = (personId: string, id: string) => and(eq(passkeys.personId, personId), eq(passkeys.id, id));

export const passkeysIn = (db: Database) => {
  return {
    listOf: async (personId: string): Promise<Passkey[]> =>
      db.select().from(passkeys).where(eq(passkeys.personId, personId)).orderBy(asc(passkeys.createdAt)),

    async countOf(personId: string): Promise<number> {
      const [row] = await db
        .select({ passkeys: count() })
        .from(passkeys)
        .where(eq(passkeys.personId, personId));
      return row?.passkeys ?? 0;
    },
    async find(personId: string, id: string): Promise<Passkey | null> {
      return (await db.select().from(passkeys).where(own(personId, id)))[0] ?? null;
    },
    async findByCredential(credentialId: string): Promise<Passkey | null> {
      const rows = await db.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
      return rows[0] ?? null;
    },
    /** False where it is registered already, by whomever. */
    async insert(passkey: Passkey): Promise<boolean> {
      const { rowCount } = await db.insert(passkeys).values(passkey).onConflictDoNothing();
      return rowCount === 1;
    },
    rename: async (id: string, name: string) =>
      void (await db.update(passkeys).set({ name }).where(eq(passkeys.id, id))),
    markUsed: async (id: string, counter: number, lastUsedAt: Instant) =>
      void (await db.update(passkeys).set({ counter, lastUsedAt }).where(eq(passkeys.id, id))),
    remove: async (id: string) => void (await db.delete(passkeys).where(eq(passkeys.id, id))),
    removeAllOf: async (personId: string) =>
      void (await db.delete(passkeys).where(eq(passkeys.personId, personId))),
  };
};
