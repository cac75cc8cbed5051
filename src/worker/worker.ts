import type { Context } from '#operations/context.ts';
import { createCourier } from './courier.ts';
import { createDispatcher } from './dispatcher.ts';
import { createPostman } from './postman.ts';
import { createScheduler } from './scheduler.ts';
import { createSweep } from './sweep.ts';

const TICK_MS = 1_000;

/** Runs verifications, queues those whose time has come, and sends mails and notifications. Any number of processes may have one. */
export function createWorker(ctx: Context) {
  const dispatcher = createDispatcher(ctx);
  const scheduler = createScheduler(ctx, () => dispatcher.wake());
  const sweep = createSweep(ctx);
  const postman = createPostman(ctx);
  const courier = createCourier(ctx);
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe: (() => void) | undefined;

  return {
    start() {
      // Whatever is announced may be work; the scheduler’s tick finds what was announced while nobody listened.
      unsubscribe = ctx.subscribe((event) => {
        if (event.type !== 'verification_progressed') dispatcher.wake();
      });
      timer = setInterval(() => void sweep(), TICK_MS);
      scheduler.start();
      dispatcher.wake();
      postman.start();
      courier.start();
    },
    /** Gives running verifications back to the queue and waits until that is done. */
    async stop() {
      clearInterval(timer);
      await scheduler.stop();
      unsubscribe?.();
      await Promise.all([dispatcher.stop(), postman.stop(), courier.stop()]);
    },
  };
}
