import { createTransport } from 'nodemailer';
import { trusting } from '#connectors/network/trust.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { reveal } from '#secrets/reveal.ts';
import { writeLetter } from './letter.ts';
import { letterFor } from './letters.ts';
import type { Message } from './message.ts';
import { oneLine } from './one-line.ts';
import { problemOf } from './problem.ts';
import type { Sender } from './sender.ts';
import type { SmtpServer } from './smtp-url.ts';

export type MailSettings = {
  server: SmtpServer;
  from: Sender;
  /** OwlHub’s own address, to which links lead. */
  base: string;
};

export type Mailer = {
  from: string;
  base: string;
  /** Answers why it was not sent, in words with the way on. */
  send: (message: Message, signal: AbortSignal) => Promise<Result<null, string>>;
};

const TIME_LIMITS = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};
/** For the whole of it: a server that sends a byte a second outlasts the others. */
const AT_MOST_MS = 60_000;

/** Sends by SMTP, a connection for each mail, so that none is left open to a server that went away. */
export function createMailer(settings: MailSettings, extraCa: string | null): Mailer {
  const { server, from, base } = settings;
  const secureContext = trusting([extraCa]);
  const transport = () =>
    createTransport({
      host: server.host,
      port: server.port,
      secure: server.isSecure,
      requireTLS: server.encrypts,
      ignoreTLS: !server.encrypts,
      ...(server.signIn && {
        auth: { user: server.signIn.user, pass: reveal(server.signIn.password) },
      }),
      ...(secureContext && { tls: { secureContext } }),
      ...TIME_LIMITS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  return {
    from: `${from.name} <${from.address}>`,
    base,
    async send(message, signal) {
      const { subject, text, html } = writeLetter(letterFor(message, base));
      const { name, email } = message.to;
      try {
        await transport().sendMail({
          from,
          to: { name: oneLine(name), address: email },
          envelope: { from: from.address, to: [email] },
          subject,
          text,
          html,
          // So that no out-of-office answers come back (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
          xMailer: false,
          signal: AbortSignal.any([signal, AbortSignal.timeout(AT_MOST_MS)]),
        });
        return ok(null);
      } catch (error) {
        return fail(problemOf(error, settings));
      }
    },
  };
}
