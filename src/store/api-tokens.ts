import { and, count, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import { isPermission, type Permission } from '#people/permission.ts';
import type { Database } from './database.ts';
import { apiTokens, people } from './schema.ts';

type Row = typeof apiTokens.$inferSelect;
type Maker = { id: string; email: string; name: string; roles: string[]; deactivatedAt: Instant | null };

export type ApiTokenRecord = Omit<Row, 'hash' | 'permissions'> & {
  permissions: Permission[] | null;
  maker: Maker;
};
export type NewApiTokenRecord = Omit<
  Row,
  'lastUsedAt' | 'lastUsedAddress' | 'revokedAt' | 'revokedBy' | 'permissions'
> & { permissions: readonly Permission[] | null };

/** A permission that this OwlHub does not know allows nothing here. */
const recordOf = ({ hash: _hash, ...row }: Row, maker: Maker): ApiTokenRecord => ({
  ...row,
  permissions: row.permissions && row.permissions.filter(isPermission),
  maker,
});

export const apiTokensIn = (db: Database) => {
  const all = () =>
    db
      .select({
        token: apiTokens,
        maker: {
          id: people.id,
          email: people.email,
          name: people.name,
          roles: people.roles,
          deactivatedAt: people.deactivatedAt,
        },
      })
      .from(apiTokens)
      .innerJoin(people, eq(people.id, apiTokens.personId));
  const first = (rows: Awaited<ReturnType<typeof all>>) =>
    rows[0] ? recordOf(rows[0].token, rows[0].maker) : null;

  return {
    /** With their makers, the newest first. */
    list: async (): Promise<ApiTokenRecord[]> =>
      (await all().orderBy(desc(apiTokens.createdAt))).map(({ token, maker }) => recordOf(token, maker)),

    findByHash: async (hash: string) => first(await all().where(eq(apiTokens.hash, hash))),
    /** Nobody else can change it until the transaction ends. */
    lock: async (id: string) =>
      first(await all().where(eq(apiTokens.id, id)).for('update', { of: apiTokens })),

    async insert(token: NewApiTokenRecord): Promise<void> {
      await db
        .insert(apiTokens)
        .values({ ...token, permissions: token.permissions && [...token.permissions] });
    },
    async markUsed(id: string, lastUsedAt: Instant, lastUsedAddress: string | null): Promise<void> {
      await db.update(apiTokens).set({ lastUsedAt, lastUsedAddress }).where(eq(apiTokens.id, id));
    },
    async revoke(id: string, revokedAt: Instant, revokedBy: string): Promise<void> {
      await db.update(apiTokens).set({ revokedAt, revokedBy }).where(eq(apiTokens.id, id));
    },
    /** How many work and may do what the role may. */
    async countLiveWithRole(roleId: string, now: Instant): Promise<number> {
      const live = and(isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, now));
      const [row] = await db
        .select({ tokens: count() })
        .from(apiTokens)
        .where(and(eq(apiTokens.roleId, roleId), live));
      return row?.tokens ?? 0;
    },
    /** All that a person made. Answers how many. */
    async revokeOf(personId: string, revokedAt: Instant, revokedBy: string): Promise<number> {
      const { rowCount } = await db
        .update(apiTokens)
        .set({ revokedAt, revokedBy })
        .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)));
      return rowCount ?? 0;
    },
  };
};
