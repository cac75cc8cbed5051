import { asc, eq, inArray, sql } from 'drizzle-orm';
import { isPermission } from '#people/permission.ts';
import { BUILT_IN_ROLES, isBuiltIn, type Role } from '#people/role.ts';
import type { Database } from './database.ts';
import { roles } from './schema.ts';

type Row = typeof roles.$inferSelect;

/** A permission that this OwlHub does not know allows nothing here. */
const roleOf = (row: Row): Role =>
  isBuiltIn(row.id)
    ? { id: row.id, ...BUILT_IN_ROLES[row.id], needsSecondFactor: row.needsSecondFactor }
    : { ...row, permissions: row.permissions.filter(isPermission) };

const ORDER = Object.keys(BUILT_IN_ROLES);
const rank = ({ id }: Role) => (isBuiltIn(id) ? ORDER.indexOf(id) : ORDER.length);

export const rolesIn = (db: Database) => ({
  /** Of two who make or rename roles at once, the second sees what the first one did. */
  lockAll: async () => void (await db.execute(sql`lock table ${roles} in share row exclusive mode`)),

  /** All of them: the built-in ones by power, then those made here by name. */
  async list(): Promise<Role[]> {
    const rows = await db.select().from(roles).orderBy(asc(roles.name));
    return rows.map(roleOf).toSorted((one, other) => rank(one) - rank(other));
  },
  /** Those of the ids that exist. */
  async withIds(ids: readonly string[]): Promise<Role[]> {
    if (ids.length === 0) return [];
    return (
      await db
        .select()
        .from(roles)
        .where(inArray(roles.id, [...ids]))
    ).map(roleOf);
  },
  /** The same, and nobody can change or delete them until the transaction ends. */
  async holdWithIds(ids: readonly string[]): Promise<Role[]> {
    if (ids.length === 0) return [];
    const theirs = inArray(roles.id, [...ids]);
    return (await db.select().from(roles).where(theirs).orderBy(asc(roles.id)).for('share')).map(roleOf);
  },
  async lock(id: string): Promise<Role | null> {
    const [row] = await db.select().from(roles).where(eq(roles.id, id)).for('update');
    return row ? roleOf(row) : null;
  },
  async insert(role: Role): Promise<void> {
    await db.insert(roles).values({ ...role, permissions: [...role.permissions] });
  },
  async save({ id, name, about, permissions, needsSecondFactor }: Role): Promise<void> {
    const change = isBuiltIn(id)
      ? { needsSecondFactor }
      : { name, about, permissions: [...permissions], needsSecondFactor };
    await db.update(roles).set(change).where(eq(roles.id, id));
  },
  remove: async (id: string) => void (await db.delete(roles).where(eq(roles.id, id))),
});
