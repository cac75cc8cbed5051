import { StartProblem } from '#kernel/start-problem.ts';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import { type Io, UsageError } from './io.ts';

type Asked = { method: string; path: string; body?: unknown };

/** Asks the OwlHub of OWLHUB_URL with the token of OWLHUB_TOKEN. The answer is given as it came. */
export async function callOwlHub({ env }: Io, { method, path, body }: Asked): Promise<Response> {
  const token = tokenIn(env);
  const base = addressIn(env);
  const url = new URL(path, base);
  // `//elsewhere.example` is a path too, and the token is for one OwlHub.
  if (url.origin !== base.origin) throw new UsageError(`The path begins with one /, such as /api/audit.`);
  try {
    return await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${reveal(token)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : written(body) }),
    });
  } catch {
    throw new StartProblem(
      `No OwlHub answers at ${base.origin}. Start it, or set OWLHUB_URL to the address of yours.`,
    );
  }
}

/** The same for an answer in JSON. What OwlHub refuses is told in its own words. */
export async function askOwlHub<T>(io: Io, asked: Asked): Promise<T> {
  const response = await callOwlHub(io, asked);
  if (!response.ok) throw new StartProblem(await problemIn(response));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- OwlHub checks what leaves it
  return (await response.json()) as T;
}

export async function problemIn(response: Response): Promise<string> {
  const text = await response.text();
  const detail = detailIn(text);
  if (detail !== null) return detail;
  return `What answers at ${new URL(response.url).origin} is no OwlHub (status ${response.status}). Check OWLHUB_URL.`;
}

function detailIn(text: string): string | null {
  try {
    const problem: unknown = JSON.parse(text);
    const detail: unknown =
      typeof problem === 'object' && problem ? Reflect.get(problem, 'detail') : undefined;
    return typeof detail === 'string' ? detail : null;
  } catch {
    return null;
  }
}

function tokenIn(env: Io['env']): Secret {
  const text = env['OWLHUB_TOKEN']?.trim();
  if (text) return new Secret(text);
  throw new StartProblem(
    'There is no API token. Make one in OwlHub under API tokens, and set OWLHUB_TOKEN to it.',
  );
}

function addressIn(env: Io['env']): URL {
  const text = env['OWLHUB_URL']?.trim() || `http://localhost:${env['PORT']?.trim() || '3000'}`;
  if (!URL.canParse(text) || !/^https?:/i.test(text)) {
    throw new StartProblem(`OWLHUB_URL is no web address: ${text}. Such as https://owlhub.example.com.`);
  }
  return new URL(text);
}

/** The Jira token of a new integration leaves here and nowhere else. */
const written = (body: unknown) =>
  JSON.stringify(body, function (this: Record<string, unknown>, key, plain: unknown) {
    const value = this[key];
    return value instanceof Secret ? reveal(value) : plain;
  });
