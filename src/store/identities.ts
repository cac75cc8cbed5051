import { and, eq, ne } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { identities } from './schema.ts';

type Subject = { issuer: string; subject: string };

const isIt = ({ issuer, subject }: Subject) =>
  and(eq(identities.issuer, issuer), eq(identities.subject, subject));

/** Which of a provider's accounts is which person here. */
export const identitiesIn = (db: Database) => {
  return {
    async personOf(of: Subject): Promise<string | null> {
      const [row] = await db.select({ personId: identities.personId }).from(identities).where(isIt(of));
      return row?.personId ?? null;
    },
    /** Whether another account of the same provider is this person already. */
    async hasAnother(personId: string, { issuer, subject }: Subject): Promise<boolean> {
      const rows = await db
        .select({ subject: identities.subject })
        .from(identities)
        .where(
          and(
            eq(identities.personId, personId),
            eq(identities.issuer, issuer),
            ne(identities.subject, subject),
          ),
        );
      return rows.length > 0;
    },
    /** Whether they sign in with the provider. */
    async hasAny(personId: string): Promise<boolean> {
      const rows = await db.select().from(identities).where(eq(identities.personId, personId)).limit(1);
      return rows.length > 0;
    },
    async insert(of: Subject, personId: string, at: Instant): Promise<void> {
      await db.insert(identities).values({ ...of, personId, createdAt: at, lastUsedAt: at });
    },
    markUsed: async (of: Subject, at: Instant) =>
      void (await db.update(identities).set({ lastUsedAt: at }).where(isIt(of))),

    /** Whoever signs in next is found by verified email again. */
    removeAll: async () => void (await db.delete(identities)),
  };
};
