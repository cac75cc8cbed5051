import { eq } from 'drizzle-orm';
import { DEFAULT_SETTINGS, type Settings } from '#people/settings.ts';
import type { Database } from './database.ts';
import { settings } from './schema.ts';

const ONLY = 1;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `save` writes it
const chosenIn = (rows: { chosen: unknown }[]) => (rows[0]?.chosen ?? {}) as Partial<Settings>;

export const settingsIn = (db: Database) => {
  const row = () => db.select({ chosen: settings.chosen }).from(settings).where(eq(settings.id, ONLY));
  return {
    read: async (): Promise<Settings> => ({ ...DEFAULT_SETTINGS, ...chosenIn(await row()) }),
    /** The same, and nobody else can change it until the transaction ends. */
    lock: async (): Promise<Settings> => ({
      ...DEFAULT_SETTINGS,
      ...chosenIn(await row().for('update')),
    }),
    async save(change: Partial<Settings>): Promise<void> {
      const chosen = { ...chosenIn(await row().for('update')), ...change };
      await db.update(settings).set({ chosen }).where(eq(settings.id, ONLY));
    },
  };
};
