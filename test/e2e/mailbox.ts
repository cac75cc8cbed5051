import PostalMime from 'postal-mime';
import { freePort } from '#scripts/free-port.ts';
import { openMailServer } from '#fake-jira/inbox/mail-server.ts';

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
  const server = await openMailServer(async ({ to, raw }) => {
    const { text = '' } = await PostalMime.parse(raw);
    for (const address of to) mails.push({ to: address, text });
    tell?.();
  });
  const port = await freePort();
  return {
    settings: {
      // Links in mails lead to it.
      PORT: String(port),
      OWLHUB_URL: `http://localhost:${port}`,
      OWLHUB_SMTP_URL: server.url,
      OWLHUB_MAIL_FROM: 'OwlHub <owlhub@owl-corp.example>',
    },
    async next(to) {
      for (;;) {
        const at = mails.findIndex((mail) => mail.to.toLowerCase() === to.toLowerCase());
        if (at !== -1) return mails.splice(at, 1)[0]?.text ?? '';
        await new Promise<void>((resolve) => (tell = resolve));
      }
    },
    get count() {
      return mails.length;
    },
    [Symbol.asyncDispose]: async () => server[Symbol.asyncDispose](),
  };
}

/** The first address in a mail that leads to one of OwlHub’s pages. */
export function linkIn(text: string, page: 'invitation' | 'reset'): string {
  const found = new RegExp(`http\\S+/${page}#[\\w-]+`).exec(text)?.[0];
  if (!found) throw new Error(`No link to /${page} in:\n${text}`);
  return found;
}
