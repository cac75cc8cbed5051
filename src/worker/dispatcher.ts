import { KeyNotHere } from '#kernel/key-not-here.ts';
import type { Context } from '#operations/context.ts';
import { verifyIntegration } from '#operations/verify-integration.ts';
import { reportTrouble } from './report-trouble.ts';

/** Enough that many slow sites at once do not hold up the quick ones. */
const AT_ONCE = 50;
const HEARTBEAT_EVERY_MS = 3_000;
/** How long an OwlHub that lacks a key lets others go first. */
const REST_MS = 5_000;

type TakenJob = Awaited<ReturnType<Context['queue']['take']>>[number];
type Running = { job: TakenJob; control: AbortController; done: Promise<void> };

/** Takes jobs as long as there are free places, and keeps telling the queue which ones are still being worked on. */
export function createDispatcher(ctx: Context) {
  const running = new Map<string, Running>();
  let stopping = false;
  let taking: Promise<void> | null = null;
  let isAskedAgain = false;
  let restsUntil = 0;

  function run(job: TakenJob): void {
    const control = new AbortController();
    const done = work(job, control.signal).finally(() => {
      running.delete(job.jobId);
      wake();
    });
    running.set(job.jobId, { job, control, done });
  }

  async function work(job: TakenJob, signal: AbortSignal): Promise<void> {
    try {
      await verifyIntegration(ctx, job, signal);
      await ctx.queue.finish(job);
    } catch (error) {
      if (!signal.aborted) reportTrouble(ctx, error, 'verifying');
      // Put back, it would be taken again at once by who cannot do it: others go first.
      if (error instanceof KeyNotHere) restsUntil = performance.now() + REST_MS;
      // Where even this fails, the queue misses the heartbeat and gives the job to another worker.
      await ctx.queue.putBack(job).catch(() => undefined);
    }
  }

  async function take(): Promise<void> {
    do {
      isAskedAgain = false;
      const free = AT_ONCE - running.size;
      const isResting = performance.now() < restsUntil;
      const jobs = stopping || isResting || free === 0 ? [] : await ctx.queue.take(free);
      jobs.forEach(run);
    } while (isAskedAgain);
  }

  /** Looks for work, once more if it is looking already. */
  function wake(): void {
    isAskedAgain = true;
    taking ??= take()
      .catch((error: unknown) => reportTrouble(ctx, error, 'taking jobs'))
      .finally(() => {
        taking = null;
        if (isAskedAgain) wake();
      });
  }

  const heartbeat = setInterval(() => {
    const jobs = [...running.values()].map(({ job }) => job);
    if (jobs.length > 0)
      ctx.queue.stillAtIt(jobs).catch((error: unknown) => reportTrouble(ctx, error, 'heartbeat'));
  }, HEARTBEAT_EVERY_MS);

  return {
    wake,
    async stop() {
      stopping = true;
      await taking;
      for (const { control } of running.values()) control.abort(new Error('OwlHub is stopping.'));
      await Promise.all([...running.values()].map(({ done }) => done));
      clearInterval(heartbeat);
    },
  };
}
