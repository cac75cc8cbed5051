import type { Failure } from '#integrations/failure.ts';
import type { Result } from '#kernel/result.ts';

type Asking<T> = () => Promise<Result<T, Failure>>;

/**
 * Watches questions that are asked together on one connection. Some middleboxes answer the first and forget the
 * rest; when an answer has come and the next one does not, `onStall` is called once, which has to break the
 * connection, and what was lost is asked again. A question alone on its connection is never asked twice.
 */
export function watchForStall(afterMs: number, onStall: () => void) {
  let underway = 0;
  let stalled = false;
  let timer: NodeJS.Timeout | undefined;

  const stall = () => {
    stalled = true;
    onStall();
  };
  return {
    async watch<T>(ask: Asking<T>): Promise<Result<T, Failure>> {
      const sentBeforeStall = !stalled;
      underway += 1;
      const answer = await ask();
      underway -= 1;
      clearTimeout(timer);
      if (answer.ok && underway > 0 && !stalled) timer = setTimeout(stall, afterMs);

      const isLost = !answer.ok && answer.failure.reason === 'connection_reset' && stalled && sentBeforeStall;
      return isLost ? ask() : answer;
    },
    end: () => clearTimeout(timer),
  };
}
