import { reveal } from '#secrets/reveal.ts';
import type { MailSettings } from './mailer.ts';
import { oneLine } from './one-line.ts';

/** The fields of nodemailer’s errors that tell what happened. */
type SmtpError = Error & {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

/** Why a mail was not sent, and what to do. Never holds the password, whatever the server says. */
export function problemOf(thrown: unknown, { server, from }: MailSettings): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field of it may be missing
  const error = (thrown instanceof Error ? thrown : new Error(String(thrown))) as SmtpError;
  const said = withoutSecrets(error, server);
  const at = `${server.host}:${server.port}`;
  const cause = error.originalCode ?? '';
  switch (error.code) {
    case 'EDNS':
      return `The mail server ${server.host} cannot be found. Check the host name in OWLHUB_SMTP_URL.`;
    case 'ECONNECTION':
    case 'ESOCKET':
      if (cause === 'ECONNREFUSED')
        return `Nothing listens at ${at}. Check the host and port in OWLHUB_SMTP_URL, and that the mail server runs.`;
      if (cause === 'ERR_SSL_WRONG_VERSION_NUMBER')
        return `${at} does not begin with encryption. Write smtp:// instead of smtps:// in OWLHUB_SMTP_URL, for STARTTLS.`;
      if (NETWORK.has(cause))
        return `The mail server ${at} cannot be reached from here. A firewall may be in the way; ask whoever runs the network.`;
      return server.encrypts && cause !== ''
        ? distrusted(at, said)
        : `The mail server ${at} hung up. ${said}`;
    case 'ETIMEDOUT':
    case 'EABORT':
      return `The mail server ${at} did not answer in time. Check the port in OWLHUB_SMTP_URL (465 needs smtps://), and that no firewall is in the way.`;
    case 'ETLS':
      return error.responseCode === undefined ? distrusted(at, said) : notEncrypted(at, said);
    case 'ENOAUTH':
    case 'EAUTH':
      return `The mail server ${at} did not accept the user name and password in OWLHUB_SMTP_URL. ${said}`;
    case 'EENVELOPE':
      if (error.responseCode === 530)
        return `The mail server ${at} asks for a user name and password. Put them into OWLHUB_SMTP_URL: smtp://user:password@… ${said}`;
      return error.command === 'MAIL FROM'
        ? `The mail server ${at} does not send mails from ${from.address}. Change OWLHUB_MAIL_FROM. ${said}`
        : `The mail server ${at} does not take mails for this address. ${said}`;
    case 'EPROTOCOL':
      return `What answers at ${at} does not speak SMTP. Check the host and port in OWLHUB_SMTP_URL. ${said}`;
    case undefined:
    default:
      return `The mail server ${at} did not take the mail. ${said}`;
  }
}

const NETWORK = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EPIPE', 'EADDRNOTAVAIL']);

const distrusted = (at: string, said: string) =>
  `The encryption with ${at} could not be set up. Use the host name that its certificate is for; name the file of your own authority in OWLHUB_EXTRA_CA_FILE. ${said}`;

const notEncrypted = (at: string, said: string) =>
  `The mail server ${at} offers no encryption, and mails hold links that let people in. Use smtps:// where it has that; on a network that you trust, add ?tls=off to OWLHUB_SMTP_URL. ${said}`;

/** A server may repeat what it was sent, also in base64. */
function withoutSecrets({ message, response }: SmtpError, { signIn }: MailSettings['server']): string {
  const said = response === undefined ? `(${message})` : `It said: “${response}”`;
  if (!signIn) return oneLine(said);
  const password = reveal(signIn.password);
  const forms = [password, `\0${signIn.user}\0${password}`].flatMap((text) => [
    text,
    Buffer.from(text).toString('base64'),
  ]);
  return oneLine(forms.reduce((text, form) => text.replaceAll(form, '[secret]'), said));
}
