import type { IncomingMessage } from 'node:http';

/** One request, read whole: what every handler of the fake Jira sees. */
export type Ask = {
  method: string;
  /** The path as it was sent, without the query. Not decoded: double slashes and dots are the asker's own. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  secure: boolean;
};

export type Handler = (ask: Ask) => Answer;

/** What goes back. A header may be given more than once by giving a list. */
export type Answer = {
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  body: string;
};

const BODY_AT_MOST_BYTES = 1_048_576;

export async function readAsk(request: IncomingMessage, secure: boolean): Promise<Ask> {
  const [path, query] = splitOnce(request.url ?? '/', '?');
  return {
    method: request.method ?? 'GET',
    path: path.replace(/^https?:\/\/[^/]*/u, '') || '/',
    query: new URLSearchParams(query),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        value === undefined ? value : `${value}`,
      ]),
    ),
    body: await readBody(request),
    secure,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= BODY_AT_MOST_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The body as JSON; null where it is none. */
export function jsonBody(ask: Ask): unknown {
  try {
    return JSON.parse(ask.body);
  } catch {
    return null;
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Whether the asker names this kind of body. The wildcard does not count: Jira answers it in XML. */
export const accepts = (ask: Ask, kind: 'json' | 'html'): boolean =>
  new RegExp(kind === 'json' ? 'application/([a-z.+-]*\\+)?json' : 'text/html', 'iu').test(
    ask.headers['accept'] ?? '',
  );

/** A browser's User-Agent: Jira's XSRF filter looks at it before it looks at the credential. */
export const looksLikeBrowser = (ask: Ask): boolean => /^mozilla/iu.test(ask.headers['user-agent'] ?? '');
