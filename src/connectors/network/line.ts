import type { Socket } from 'node:net';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Client, type Dispatcher, errors } from 'undici';
import type { Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { TimedOut, within } from './deadline.ts';
import { codeOf } from './error-code.ts';
import { LARGEST_ANSWER_BYTES, TIME_LIMITS } from './settings.ts';
import { watchForStall } from './stall.ts';

/** One HTTP answer, whole and at most 2 MiB. Header names are lower case. */
export type Answer = { status: number; headers: Readonly<Record<string, string>>; text: string };
/** Gets, or posts where there is a body. */
export type Ask = (
  path: string,
  headers: Record<string, string>,
  body?: string,
) => Promise<Result<Answer, Failure>>;
export type Line = { ask: Ask; close: () => void };

/** Answers that may be on their way at once on one connection: what the ladder asks together. */
const PIPELINED = 4;
/** How long the next answer may take after the one before it, until the other side is held not to take several at once. */
const STALLED_AFTER_MS = 2_000;

/**
 * An HTTP/1.1 line over a connection that has been checked. `redial` opens it again, to the same checked address,
 * where the other side closes it between answers. Redirects are never followed.
 */
export function openLine(
  origin: string,
  first: Socket,
  redial: () => Promise<Socket>,
  signal: AbortSignal,
): Line {
  let waiting: Socket | null = first;
  let current = first;
  const client = new Client(origin, {
    pipelining: PIPELINED,
    headersTimeout: TIME_LIMITS.answerMs,
    bodyTimeout: TIME_LIMITS.answerMs,
    connect: (_options, callback) => {
      const socket = waiting;
      waiting = null;
      // undici forgets to send the first request where it is called back at once.
      if (socket && !socket.destroyed) return queueMicrotask(() => callback(null, socket));
      redial().then(
        (fresh) => callback(null, (current = fresh)),
        (error: Error) => callback(error, null),
      );
    },
  });
  first.on('error', () => {});

  const once: Ask = async (path, headers, body) => {
    try {
      const asked = exchange(client, { path, headers, body }, signal);
      return ok(await within(asked, TIME_LIMITS.answerMs, signal));
    } catch (error) {
      return fail(failureOfExchange(error, path));
    }
  };
  const queue = watchForStall(STALLED_AFTER_MS, () => {
    client.pipelining = 1;
    current.destroy();
  });
  return {
    ask: (path, headers, body) => queue.watch(() => once(path, headers, body)),
    close: () => {
      queue.end();
      current.destroy();
      void client.destroy().catch(() => {});
    },
  };
}

type Question = { path: string; headers: Record<string, string>; body: string | undefined };

async function exchange(client: Client, { body, ...asked }: Question, signal: AbortSignal): Promise<Answer> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMITS.answerMs)]);
  // Not blocking: the next question need not wait for the head of this answer.
  const method =
    body === undefined ? ({ method: 'GET', blocking: false } as const) : ({ method: 'POST', body } as const);
  const response = await client.request({ ...asked, ...method, signal: limit });
  const known = flat(response.headers);
  return { status: response.statusCode, headers: known, text: await readBody(response, known) };
}

async function readBody({ body }: Dispatcher.ResponseData, headers: Record<string, string>): Promise<string> {
  const decoder = decoderFor(headers['content-encoding'] ?? '');
  const plain: Readable = decoder ? body.compose(decoder) : body;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of plain) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stream of bytes is typed as any
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > LARGEST_ANSWER_BYTES) throw new TooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** We ask for plain answers, but some proxies pack them all the same. Unpacked as they come, so a bomb is noticed. */
function decoderFor(encoding: string): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

class TooLarge extends Error {}

export function failureOfExchange(error: unknown, at: string): Failure {
  const path = at.split('?')[0] ?? at;
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : '';
  if (error instanceof TooLarge || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return { reason: 'answer_unexpected', at: path, problem: 'too_large' };
  }
  const timedOut = error instanceof TimedOut || name === 'AbortError' || name === 'TimeoutError';
  if (timedOut || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return { reason: 'answer_timed_out', at: path };
  }
  const unreadable = error instanceof errors.HTTPParserError || code.startsWith('HPE_');
  if (unreadable || code.startsWith('Z_') || code.startsWith('ERR_')) {
    return { reason: 'answer_unexpected', at: path, problem: 'not_http' };
  }
  return { reason: 'connection_reset', at: path };
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const entries = Object.entries(headers).map(
    ([name, value]) => [name, [value ?? ''].flat().join(', ')] as const,
  );
  return Object.fromEntries(entries);
}
