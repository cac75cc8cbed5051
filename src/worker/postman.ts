import type { Context } from '#operations/context.ts';
import { deliverMail } from '#operations/deliver-mail.ts';
import { reportTrouble } from './report-trouble.ts';

const LOOK_EVERY_MS = 1_000;

/** Sends what waits in the outbox, one after the other, beside everything else: a mail server that hangs delays only mails. */
export function createPostman(ctx: Context) {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let walking: Promise<void> | null = null;

  async function walk(): Promise<void> {
    while (!stopping.signal.aborted && (await deliverMail(ctx, stopping.signal)));
  }

  function wake(): void {
    walking ??= walk()
      .catch((error: unknown) => reportTrouble(ctx, error, 'sending mails'))
      .finally(() => {
        walking = null;
      });
  }

  return {
    start() {
      if (ctx.mailer) timer = setInterval(wake, LOOK_EVERY_MS);
    },
    /** What is being sent is given back, and may go out twice. */
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await walking;
    },
  };
}
