import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { withPlainErrors } from './errors.ts';
import { type Job, type Lane, PRIORITY, QUEUE } from './jobs.ts';

/** A job as it was taken. `retryCount` names the attempt, so that a late one cannot speak for its successor. */
export type TakenJob = Job & { jobId: string; retryCount: number };

/**
 * The jobs run on the same pool as everything else. A job whose worker falls silent for 10 s goes to another worker;
 * `singleton` allows one active job an integration, in all processes together.
 */
export async function openBoss(pool: pg.Pool, onError: (error: unknown) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => pool.query(text, values) },
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    registerInstance: false,
  });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(QUEUE, {
    policy: 'singleton',
    heartbeatSeconds: 10,
    expireInSeconds: 60,
    retryLimit: 20,
    deleteAfterSeconds: 3_600,
  });
  return boss;
}

/** The worker's side of the queue. */
export const queueOn = (boss: PgBoss) =>
  withPlainErrors({
    async take(lane: Lane, limit: number): Promise<TakenJob[]> {
      const only = lane === 'prompt' ? { minPriority: PRIORITY.prompt } : { maxPriority: PRIORITY.patient };
      const jobs = await boss.fetch<Job>(QUEUE, { batchSize: limit, ...only });
      return jobs.map(({ id, data, retryCount }) => ({ ...data, jobId: id, retryCount }));
    },
    async finish({ jobId, retryCount }: TakenJob): Promise<void> {
      await boss.complete(QUEUE, { id: jobId, retryCount });
    },
    /** Gives it back, to be taken again at once by anyone. */
    async putBack({ jobId, retryCount }: TakenJob): Promise<void> {
      await boss.fail(QUEUE, { id: jobId, retryCount });
    },
    async stillAtIt(jobs: readonly TakenJob[]): Promise<void> {
      await boss.touch(
        QUEUE,
        jobs.map(({ jobId, retryCount }) => ({ id: jobId, retryCount })),
      );
    },
  });

export type Queue = ReturnType<typeof queueOn>;
