import type { z } from 'zod';
import type { Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Answer, Ask } from '#connectors/network/line.ts';
import type { Authorize } from './auth.ts';

/** Not a browser's: Jira refuses requests that look like one (XSRF filter) and exempts them from rate limits. */
const USER_AGENT = 'OwlHub';

/** One request, as the ladder speaks of it. Nothing the other side does makes it throw. */
export type Send = (path: string) => Promise<Result<Answer, Failure>>;

/** `base` is the path that all requests begin with: a context path, or the gateway's prefix. */
export function sending(ask: Ask, base: string, authorize: Authorize): Send {
  return (path) => {
    const headers: Record<string, string> = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': USER_AGENT,
    };
    authorize(headers);
    return ask(`${base}${path}`, headers);
  };
}

export const pathOf = (path: string): string => path.split('?')[0] ?? path;

/** The JSON of an answer, or undefined where it is none, whatever the content type claims. */
export function jsonOf({ text, headers }: Answer): unknown {
  if (!/\bjson\b/i.test(headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The fields we read, checked. Jira may add others whenever it likes. */
export function read<T>(answer: Answer, at: string, schema: z.ZodType<T>): Result<T, Failure> {
  const json = jsonOf(answer);
  const problem = json === undefined ? 'not_json' : 'not_the_shape';
  const parsed = json === undefined ? null : schema.safeParse(json);
  return parsed?.success ? ok(parsed.data) : fail({ reason: 'answer_unexpected', at: pathOf(at), problem });
}
