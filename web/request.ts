import type { Problem } from '#contract/problem.ts';
import { reportAnswer } from './availability.ts';

/** The server said no, or did not answer (status 503). Carries what it said. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

export const isUnavailable = (error: unknown) => error instanceof ApiProblem && error.problem.status === 503;
export const statusOf = (error: unknown) => (error instanceof ApiProblem ? error.problem.status : null);
/** What pages go by where they can help, such as `confirm_first`. */
export const reasonOf = (error: unknown) => (error instanceof ApiProblem ? error.problem.reason : undefined);

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request to OwlHub’s own API. Throws `ApiProblem` for everything but success. */
export async function request<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  reportAnswer(response.status !== 503);
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server enforces its response schemas
  return (await contentOf(response)) as T;
}

/** Nothing where the answer has no body. */
async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    reportAnswer(false);
    throw new ApiProblem(noAnswer);
  }
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked on the next line
    const problem = (await response.json()) as Partial<Problem>;
    if (problem.title && problem.detail) return { ...unexplained(response), ...problem };
  } catch {
    // A proxy in between answers in its own words.
  }
  return unexplained(response);
}

const unexplained = ({ status }: Response): Problem => ({
  type: 'about:blank',
  title: 'OwlHub could not answer',
  status: status >= 502 ? 503 : status,
  detail: `The answer was HTTP ${status} without an explanation. Try again in a moment.`,
});

const noAnswer: Problem = {
  type: 'about:blank',
  title: 'OwlHub does not answer',
  status: 503,
  detail: 'Nothing was changed. Check that OwlHub is running and that this device is online.',
};
