import { eq, lt, or } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { people, sessions } from './schema.ts';

export type Session = {
  tokenHash: string;
  createdAt: Instant;
  seenAt: Instant;
  person: { id: string; email: string; role: 'owner' };
};

export const sessionsIn = (db: Database) => ({
  async insert(session: { tokenHash: string; personId: string; at: Instant }): Promise<void> {
    const { tokenHash, personId, at } = session;
    await db.insert(sessions).values({ tokenHash, personId, createdAt: at, seenAt: at });
  },
  async find(tokenHash: string): Promise<Session | null> {
    const [row] = await db
      .select({
        tokenHash: sessions.tokenHash,
        createdAt: sessions.createdAt,
        seenAt: sessions.seenAt,
        person: { id: people.id, email: people.email, role: people.role },
      })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(eq(sessions.tokenHash, tokenHash));
    return row ?? null;
  },
  async markSeen(tokenHash: string, seenAt: Instant): Promise<void> {
    await db.update(sessions).set({ seenAt }).where(eq(sessions.tokenHash, tokenHash));
  },
  async remove(tokenHash: string): Promise<void> {
    await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
  },
  async removeDead(before: { seen: Instant; created: Instant }): Promise<void> {
    await db
      .delete(sessions)
      .where(or(lt(sessions.seenAt, before.seen), lt(sessions.createdAt, before.created)));
  },
});
