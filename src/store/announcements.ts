import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

export const CHANNEL = 'owlhub_events';

/** Inside a transaction, others hear it when that is committed, and never when it is not. */
export const announcementsIn = (db: Database) => ({
  async announce(event: { type: string; integrationId?: string }): Promise<void> {
    await db.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(event)})`);
  },
});
