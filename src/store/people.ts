import { count, eq, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { people } from './schema.ts';

export type Person = { id: string; email: string; role: 'owner'; passwordHash: string; createdAt: Instant };

/** The only lock that is not on a row: of two set-ups at once, the second must see the first one's owner. */
const SET_UP_LOCK = 7_164_202;

export const peopleIn = (db: Database) => ({
  lockSetUp: async () => void (await db.execute(sql`select pg_advisory_xact_lock(${SET_UP_LOCK})`)),

  async anyExists(): Promise<boolean> {
    const [row] = await db.select({ people: count() }).from(people);
    return (row?.people ?? 0) > 0;
  },
  async findByEmail(email: string): Promise<Person | null> {
    const [row] = await db.select().from(people).where(eq(people.email, email.toLowerCase()));
    return row ?? null;
  },
  async insert(person: Person): Promise<void> {
    await db.insert(people).values({ ...person, email: person.email.toLowerCase() });
  },
});
