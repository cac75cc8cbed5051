import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type Mailbox = {
  settings: Record<string, string>;
  /** The text of the next mail to somebody, waiting for it where it is not there yet. */
  next: (to: string) => Promise<string>;
  readonly count: number;
  [Symbol.asyncDispose]: () => Promise<void>;
};

/** A mail server on the loopback that keeps what it is given. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: { to: string; text: string }[] = [];
  let tell: (() => void) | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, session, done) {
      const text = await textOf(stream);
      for (const { address } of session.envelope.rcptTo) mails.push({ to: address, text });
      done();
      tell?.();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: {
      ...(await freeAddress()),
      OWLHUB_SMTP_URL: `smtp://127.0.0.1:${port}`,
      OWLHUB_MAIL_FROM: 'OwlHub <owlhub@owl-corp.example>',
    },
    async next(to) {
      for (;;) {
        const at = mails.findIndex((mail) => mail.to.toLowerCase() === to.toLowerCase());
        if (at !== -1) return unfolded(mails.splice(at, 1)[0]?.text ?? '');
        await new Promise<void>((resolve) => (tell = resolve));
      }
    },
    get count() {
      return mails.length;
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Links in mails lead to an address that OwlHub has to know before it starts. */
async function freeAddress() {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return { PORT: String(port), OWLHUB_URL: `http://localhost:${port}` };
}

/** Without the line ends that quoted-printable puts into long lines. */
const unfolded = (text: string) => text.replaceAll('=\r\n', '').replaceAll('=3D', '=');

/** The first address in a mail that leads to one of OwlHub’s pages. */
export function linkIn(text: string, page: 'invitation' | 'reset'): string {
  const found = new RegExp(`http\\S+/${page}#[\\w-]+`).exec(text)?.[0];
  if (!found) throw new Error(`No link to /${page} in:\n${text}`);
  return found;
}
