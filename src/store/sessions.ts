import { and, desc, eq, isNull, lt, ne, or } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { people, sessions } from './schema.ts';
import { open, seal } from './sealing.ts';

export type SessionMethod = typeof sessions.$inferSelect.method;

export type Session = {
  id: string;
  tokenHash: string;
  createdAt: Instant;
  seenAt: Instant;
  method: SessionMethod;
  hasSecondFactor: boolean;
  confirmedAt: Instant | null;
  device: string;
  address: string | null;
};

export type NewSession = Session & { personId: string; idToken: string | null };

const COLUMNS = {
  id: sessions.id,
  tokenHash: sessions.tokenHash,
  createdAt: sessions.createdAt,
  seenAt: sessions.seenAt,
  method: sessions.method,
  hasSecondFactor: sessions.hasSecondFactor,
  confirmedAt: sessions.confirmedAt,
  device: sessions.device,
  address: sessions.address,
};

export const sessionsIn = (db: Database, vault: Vault) => ({
  async insert({ idToken, ...session }: NewSession): Promise<void> {
    const sealed = idToken === null ? null : await seal(db, vault, 'idToken', session.id, idToken);
    await db
      .insert(sessions)
      .values({ ...session, idToken: sealed?.text ?? null, idTokenKey: sealed?.key ?? null });
  },
  /** With its person, if they are active. */
  async find(tokenHash: string) {
    const [row] = await db
      .select({
        ...COLUMNS,
        person: { id: people.id, email: people.email, name: people.name, roles: people.roles },
      })
      .from(sessions)
      .innerJoin(people, and(eq(people.id, sessions.personId), isNull(people.deactivatedAt)))
      .where(eq(sessions.tokenHash, tokenHash));
    return row ?? null;
  },
  listOf: async (personId: string): Promise<Session[]> =>
    db.select(COLUMNS).from(sessions).where(eq(sessions.personId, personId)).orderBy(desc(sessions.seenAt)),

  async idTokenOf(id: string): Promise<string | null> {
    const [row] = await db
      .select({ text: sessions.idToken, key: sessions.idTokenKey })
      .from(sessions)
      .where(eq(sessions.id, id));
    return row ? open<string>(db, vault, 'idToken', id, row) : null;
  },
  async change(
    id: string,
    change: Partial<Pick<Session, 'tokenHash' | 'seenAt' | 'address' | 'confirmedAt' | 'hasSecondFactor'>>,
  ): Promise<void> {
    await db.update(sessions).set(change).where(eq(sessions.id, id));
  },
  /** For a person who has no second factor any more. What a provider asked for, it asked for. */
  async forgetSecondFactor(personId: string): Promise<void> {
    await db
      .update(sessions)
      .set({ hasSecondFactor: false })
      .where(and(eq(sessions.personId, personId), ne(sessions.method, 'provider')));
  },
  async remove(tokenHash: string): Promise<void> {
    await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
  },
  /** One of a person's, by its id. False where it is not theirs or has ended. */
  async removeOne(personId: string, id: string): Promise<boolean> {
    const { rowCount } = await db
      .delete(sessions)
      .where(and(eq(sessions.personId, personId), eq(sessions.id, id)));
    return rowCount === 1;
  },
  /** All of a person's, perhaps but one. Answers how many. */
  async removeAllOf(personId: string, exceptId: string | null = null): Promise<number> {
    const theirs = eq(sessions.personId, personId);
    const { rowCount } = await db
      .delete(sessions)
      .where(exceptId === null ? theirs : and(theirs, ne(sessions.id, exceptId)));
    return rowCount ?? 0;
  },
  async removeDead(before: { seen: Instant; created: Instant }): Promise<void> {
    await db
      .delete(sessions)
      .where(or(lt(sessions.seenAt, before.seen), lt(sessions.createdAt, before.created)));
  },
});
