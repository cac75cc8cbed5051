import { and, arrayContains, asc, count, eq, gt, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import { asPattern } from './as-pattern.ts';
import type { Database } from './database.ts';
import { COLUMNS, type Person } from './people.ts';
import { apiTokens, identities, passkeys, people, sessions } from './schema.ts';

/** A person with what hangs on their account. */
export type ListedPerson = Person & {
  passkeys: number;
  usesProvider: boolean;
  sessions: number;
  tokens: number;
};

export type Asked = {
  id?: string | undefined;
  /** A part of the name or the email. */
  search?: string | undefined;
  role?: string | undefined;
  status?: 'active' | 'deactivated' | undefined;
  offset: number;
  limit: number;
};

/** When it is, and since when a session must have been used and begun to be alive. */
export type Moment = { now: Instant; seenSince: Instant; begunSince: Instant };

const countOf = (query: SQL) => sql<number>`(${query})`.mapWith(Number);

export const peopleListIn = (db: Database) => ({
  /** By name. One query, however many there are. */
  async listed(asked: Asked, { now, seenSince, begunSince }: Moment) {
    const fits = fitting(asked);
    const rows = await db
      .select({
        ...COLUMNS,
        passkeys: countOf(sql`select count(*) from ${passkeys} where ${eq(passkeys.personId, people.id)}`),
        usesProvider: sql<boolean>`exists (select from ${identities} where ${eq(identities.personId, people.id)})`,
        sessions: countOf(
          sql`select count(*) from ${sessions} where ${and(
            eq(sessions.personId, people.id),
            gt(sessions.seenAt, seenSince),
            gt(sessions.createdAt, begunSince),
          )}`,
        ),
        tokens: countOf(
          sql`select count(*) from ${apiTokens} where ${and(
            eq(apiTokens.personId, people.id),
            isNull(apiTokens.revokedAt),
            gt(apiTokens.expiresAt, now),
          )}`,
        ),
      })
      .from(people)
      .where(fits)
      .orderBy(asc(sql`lower(${people.name})`), asc(people.id))
      .offset(asked.offset)
      .limit(asked.limit);
    const [all] = await db.select({ total: count() }).from(people).where(fits);
    return { people: rows satisfies ListedPerson[], total: all?.total ?? 0 };
  },
  /** How many active people have each role; a role that nobody has is not in it. */
  async countByRole(): Promise<Map<string, number>> {
    const { rows } = await db.execute<{ role: string; people: string }>(sql`
      select role, count(*) as people from ${people}, unnest(${people.roles}) as role
      where ${isNull(people.deactivatedAt)} group by role`);
    return new Map(rows.map(({ role, people: number }) => [role, Number(number)]));
  },
  async countWithRole(role: string): Promise<number> {
    const having = arrayContains(people.roles, [role]);
    const [row] = await db.select({ people: count() }).from(people).where(having);
    return row?.people ?? 0;
  },
});

function fitting({ id, search, role, status }: Asked): SQL | undefined {
  const pattern = search?.trim() ? asPattern(search) : '';
  return and(
    id === undefined ? undefined : eq(people.id, id),
    pattern === ''
      ? undefined
      : or(sql`${people.name} ilike ${pattern}`, sql`${people.email} ilike ${pattern}`),
    role === undefined ? undefined : arrayContains(people.roles, [role]),
    status === 'active' ? isNull(people.deactivatedAt) : undefined,
    status === 'deactivated' ? isNotNull(people.deactivatedAt) : undefined,
  );
}
