import { sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { Database } from './database.ts';

export const QUEUE = 'verify-integration';

/** Ids only: what a job needs besides is read when it runs. */
export type Job = { verificationId: string; integrationId: string };

/** Sending and cancelling on the given transaction, so that a job exists exactly when its verification does. */
export const jobsIn = (db: Database, boss: PgBoss) => {
  const on = { db: fromDrizzle(db, sql) };
  return {
    async send(job: Job): Promise<void> {
      const id = await boss.send(QUEUE, job, { ...on, singletonKey: job.integrationId });
      if (id === null) throw new Error('The queue refused a verification job.');
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
