import { sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { Database } from './database.ts';

export const QUEUE = 'verify-integration';

/** What people wait for or works, and what is in trouble and may hang: each lane has its own places. */
export const PRIORITY = { prompt: 1, patient: 0 } as const;
export type Lane = keyof typeof PRIORITY;

/** Ids only: what a job needs besides is read when it runs. */
export type Job = { verificationId: string; integrationId: string };

/** Sending and cancelling on the given transaction, so that a job exists exactly when its verification does. */
export const jobsIn = (db: Database, boss: PgBoss) => {
  const on = { db: fromDrizzle(db, sql) };
  return {
    /** Those that are not prompt are verified in a lane of their own. */
    async send(...jobs: readonly (Job & { prompt: boolean })[]): Promise<void> {
      const rows = jobs.map(({ prompt, ...data }) => ({
        data,
        singletonKey: data.integrationId,
        priority: PRIORITY[prompt ? 'prompt' : 'patient'],
      }));
      await boss.insert(QUEUE, rows, on);
    },
    /** Whether a job waits or runs. */
    async exists(integrationId: string): Promise<boolean> {
      const jobs = await boss.findJobs(QUEUE, { ...on, key: integrationId });
      return jobs.some(({ state }) => state === 'created' || state === 'retry' || state === 'active');
    },
    async removeWaiting(integrationId: string): Promise<void> {
      const jobs = await boss.findJobs(QUEUE, { ...on, key: integrationId, queued: true });
      if (jobs.length > 0)
        await boss.deleteJob(
          QUEUE,
          jobs.map(({ id }) => id),
          on,
        );
    },
  };
};
