import { ApiProblem, reasonOf } from '#web/request.ts';

export const problemOf = (error: Error | null) =>
  error instanceof ApiProblem ? error.problem.errors?.[0] : undefined;

/** What the fields tell: all but a test that failed, which is no fault of what was typed. */
export const ofFields = (error: Error | null): Error | null =>
  reasonOf(error) === 'channel_test_failed' ? null : error;
