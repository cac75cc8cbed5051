import { isIP } from 'node:net';
import { Secret } from '#secrets/secret.ts';

export type SmtpServer = {
  host: string;
  port: number;
  /** Encrypted from the first byte; otherwise by STARTTLS, unless `encrypts` says never. */
  isSecure: boolean;
  encrypts: boolean;
  signIn: { user: string; password: Secret } | null;
};

/** `smtps://user:password@host`, or `smtp://` for STARTTLS. Throws words that continue the setting’s name. */
export function readSmtpUrl(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || !/^\/?$/.test(url.pathname) || url.hash)
    throw new Error('must look like smtp://user:password@mail.example.com:587 or smtps://…:465');
  const host = decodeURIComponent(url.hostname).replaceAll(/^\[|\]$/g, '');
  const isSecure = url.protocol === 'smtps:';
  if (Boolean(url.username) !== Boolean(url.password))
    throw new Error('must hold a user name and a password, or neither');
  return {
    host,
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    isSecure,
    encrypts: isSecure || encryptsBy(url, host),
    signIn: url.username === '' ? null : signInOf(url),
  };
}

/** Nobody listens in on the loopback, where mail servers often have no certificate. */
function encryptsBy({ searchParams }: URL, host: string): boolean {
  const unknown = [...searchParams.keys()].find((name) => name !== 'tls');
  const tls = searchParams.get('tls');
  if (unknown !== undefined || (tls !== null && tls !== 'off' && tls !== 'required'))
    throw new Error('may end with ?tls=off or ?tls=required and nothing else');
  return tls === null ? !isLoopback(host) : tls === 'required';
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function signInOf({ username, password }: URL) {
  try {
    return { user: decodeURIComponent(username), password: new Secret(decodeURIComponent(password)) };
  } catch {
    throw new Error('holds a % that is not followed by two digits: write a % as %25, @ as %40, / as %2F');
  }
}
