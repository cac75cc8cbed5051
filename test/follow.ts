import type { AddressInfo } from 'node:net';
import type { TestApp } from '#test/app.ts';

/** Follows the events as a page does, and remembers them. */
export async function follow(
  app: Pick<TestApp, 'server'>,
  cookie: string | null,
  more: Record<string, string> = {},
) {
  if (!app.server.server.listening) await app.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.server.address() as AddressInfo;
  const closing = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/api/events`, {
    headers: { cookie: cookie ?? '', ...more },
    signal: closing.signal,
  });
  const heard = {
    close: () => closing.abort(),
    status: response.status,
    type: response.headers.get('content-type'),
    text: '',
    ended: false,
  };
  void (async () => {
    for await (const chunk of response.body ?? []) heard.text += Buffer.from(chunk).toString();
  })()
    .catch(() => undefined)
    .finally(() => (heard.ended = true));
  return heard;
}
