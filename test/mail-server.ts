import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailSettings } from '#mail/mailer.ts';
import { Secret } from '#secrets/secret.ts';
import { until } from '#test/app.ts';

export type Received = { from: string; to: string[]; raw: string; headers: string; text: string };

type Options = SMTPServerOptions & {
  server?: Partial<MailSettings['server']>;
  signIn?: { user: string; password: string };
};

/** A mail server on the loopback, what it was given, and the settings with which OwlHub reaches it. */
export async function startMailServer({ server: changes, signIn, ...options }: Options = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          headers: raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' '),
          text: readable(raw),
        });
        done();
      });
    },
    ...options,
  });
  // What a client does wrong is its own matter.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const settings: MailSettings = {
    server: {
      host: '127.0.0.1',
      port,
      isSecure: false,
      encrypts: false,
      signIn: signIn ? { user: signIn.user, password: new Secret(signIn.password) } : null,
      ...changes,
    },
    from: { name: 'OwlHub', address: 'owlhub@example.com' },
    base: 'http://owlhub.example:3000',
  };
  const next = (to: string, count = 1) =>
    until(
      () => received.filter((mail) => mail.to.includes(to)),
      ({ length }) => length >= count,
    ).then((mails) => mails[count - 1] as Received);
  const linkFor = async (email: string) => linkIn(await next(email));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { settings, received, next, linkFor, close, [Symbol.asyncDispose]: close };
}

/** The link in a mail, as who reads it copies it. */
export const linkIn = ({ text }: Received): string => /http\S+#[\w-]+/.exec(text)?.[0] ?? '';

/** Without quoted-printable. */
const readable = (raw: string) =>
  Buffer.from(
    raw
      .replaceAll('=\r\n', '')
      .replaceAll(/=([\dA-F]{2})/g, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
