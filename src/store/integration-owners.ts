import { eq, inArray } from 'drizzle-orm';
import type { Database } from './database.ts';
import { integrationOwners, people } from './schema.ts';

export type IntegrationOwner = { id: string; name: string; email: string; active: boolean };

const COLUMNS = {
  integrationId: integrationOwners.integrationId,
  id: people.id,
  name: people.name,
  email: people.email,
  deactivatedAt: people.deactivatedAt,
};

export const integrationOwnersIn = (db: Database) => ({
  async set(integrationId: string, personIds: readonly string[]): Promise<void> {
    await db.delete(integrationOwners).where(eq(integrationOwners.integrationId, integrationId));
    if (personIds.length === 0) return;
    await db
      .insert(integrationOwners)
      .values(personIds.map((personId) => ({ integrationId, personId })))
      .onConflictDoNothing();
  },
  /** By integration, each by name. */
  async of(integrationIds: readonly string[]): Promise<Map<string, IntegrationOwner[]>> {
    const rows = await db
      .select(COLUMNS)
      .from(integrationOwners)
      .innerJoin(people, eq(people.id, integrationOwners.personId))
      .where(inArray(integrationOwners.integrationId, [...integrationIds]))
      .orderBy(people.name, people.id);
    const owners = new Map<string, IntegrationOwner[]>();
    for (const { integrationId, deactivatedAt, ...person } of rows) {
      const others = owners.get(integrationId) ?? [];
      owners.set(integrationId, [...others, { ...person, active: deactivatedAt === null }]);
    }
    return owners;
  },
});
