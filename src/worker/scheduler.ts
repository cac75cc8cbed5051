import type { Context } from '#operations/context.ts';
import { queueDue } from '#operations/queue-due.ts';
import { reportTrouble } from './report-trouble.ts';

const TICK_MS = 500;

/** Queues what is due and says so at once, apart from the chores, so that none of them makes a check late. */
export function createScheduler(ctx: Context, onQueued: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let queueing: Promise<void> | null = null;

  function tick(): void {
    queueing ??= queueDue(ctx)
      .catch((error: unknown) => reportTrouble(ctx, error, 'queueing what is due'))
      .finally(() => {
        queueing = null;
        onQueued();
      });
  }

  return {
    start() {
      timer = setInterval(tick, TICK_MS);
      tick();
    },
    async stop() {
      clearInterval(timer);
      await queueing;
    },
  };
}
