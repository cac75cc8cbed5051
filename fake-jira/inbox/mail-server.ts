import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type Mail = { to: readonly string[]; raw: string };

/** A mail server on the loopback that takes everything and hands it on. */
export async function openMailServer(
  onMail: (mail: Mail) => Promise<void> | void,
): Promise<AsyncDisposable & { url: string }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      textOf(stream)
        .then((raw) => onMail({ to: session.envelope.rcptTo.map(({ address }) => address), raw }))
        .then(() => done(), done);
    },
  });
  // What a client does wrong is its own matter.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  };
}
