import { setTimeout as passed } from 'node:timers/promises';
import { KeyNotHere } from '#kernel/key-not-here.ts';
import type { Context } from '#operations/context.ts';
import { createUnsavedVerdicts } from '#operations/unsaved-verdicts.ts';
import { verifyIntegration } from '#operations/verify-integration.ts';
import { reportTrouble } from './report-trouble.ts';

/**
 * Places of each lane. What is in trouble may hang until its time is over, and has places of its own, so that it holds
 * up nothing that works; what hangs for the first time finds enough others free.
 */
const PLACES: Record<Lane, number> = { prompt: 300, patient: 100 };
const HEARTBEAT_EVERY_MS = 3_000;
/** How long an OwlHub that lacks a key lets others go first. */
const REST_MS = 5_000;

/** What went wrong is likely to go wrong again at once. Shorter than a job may take. */
const LONGEST_PAUSE_MS = 16_000;

type Lane = Parameters<Context['queue']['take']>[0];
type TakenJob = Awaited<ReturnType<Context['queue']['take']>>[number];
type Running = { job: TakenJob; lane: Lane; control: AbortController; done: Promise<void> };

/** Takes jobs as long as there are free places, and keeps telling the queue which ones are still being worked on. */
export function createDispatcher(ctx: Context) {
  const running = new Map<string, Running>();
  const unsaved = createUnsavedVerdicts();
  let stopping = false;
  let taking: Promise<void> | null = null;
  let isAskedAgain = false;
  let restsUntil = 0;

  function run(job: TakenJob, lane: Lane): void {
    const control = new AbortController();
    const done = work(job, control.signal).finally(() => {
      running.delete(job.jobId);
      wake();
    });
    running.set(job.jobId, { job, lane, control, done });
  }

  async function work(job: TakenJob, signal: AbortSignal): Promise<void> {
    try {
      await verifyIntegration(ctx, job, { signal, unsaved });
      await ctx.queue.finish(job);
    } catch (error) {
      if (!signal.aborted) reportTrouble(ctx, error, 'verifying');
      // Put back, it would be taken again at once by who cannot do it: others go first.
      if (error instanceof KeyNotHere) restsUntil = performance.now() + REST_MS;
      else await pause(job.retryCount, signal);
      // Where even this fails, the queue misses the heartbeat and gives the job to another worker.
      await ctx.queue.putBack(job).catch(() => undefined);
    }
  }

  async function take(): Promise<void> {
    do {
      isAskedAgain = false;
      for (const lane of ['prompt', 'patient'] as const) await fill(lane);
    } while (isAskedAgain);
  }

  async function fill(lane: Lane): Promise<void> {
    const busy = [...running.values()].filter((one) => one.lane === lane).length;
    const isResting = performance.now() < restsUntil;
    if (stopping || isResting || busy >= PLACES[lane]) return;
    for (const job of await ctx.queue.take(lane, PLACES[lane] - busy)) run(job, lane);
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

const pause = (times: number, signal: AbortSignal) =>
  passed(Math.min(1_000 * 2 ** times, LONGEST_PAUSE_MS), undefined, { signal }).catch(() => undefined);
