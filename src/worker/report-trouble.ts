import { KeyNotHere } from '#kernel/key-not-here.ts';
import { Unavailable } from '#kernel/unavailable.ts';
import type { Context } from '#operations/context.ts';
import { describeError } from '#operations/describe-error.ts';

/** A database that is away heals by itself and is told in one line; anything else is a bug, told with its stack. */
export function reportTrouble({ log }: Pick<Context, 'log'>, error: unknown, doing: string): void {
  if (error instanceof KeyNotHere) log.warn({ doing, problem: error.message }, 'left to another OwlHub');
  else if (error instanceof Unavailable)
    log.warn({ doing, problem: error.message }, 'waiting for the database');
  else log.error({ doing, error: describeError(error) }, 'the worker met a bug');
}
