import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import ipaddr from 'ipaddr.js';
import { SetUp } from '#contract/session.ts';
import { parseKeys } from '#secrets/keyring.ts';

/** How each setting is read. Each throws with words that continue the setting's name. */
export const anything = (text: string): string => text;

/** Kept as text: only the key ring holds keys. */
export function keys(text: string): string {
  try {
    parseKeys(text, 'it');
  } catch (error) {
    throw new Error(`cannot be used: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return text;
}

export function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65535) return number;
  throw new Error(`must be a number from 0 to 65535, not “${text}”`);
}

export function host(text: string): string {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw new Error(`must be a host name or an IP address, without port or path, not “${text}”`);
}

/** Host names with commas between. */
export function hosts(text: string): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const wrong = names.filter((name) => name !== '' && !/^[\w.-]+$/.test(name));
  if (wrong.length > 0)
    throw new Error(`must be host names with commas between, and “${wrong.join(', ')}” is not`);
  return names.filter(Boolean);
}

export function email(text: string): string {
  if (SetUp.shape.email.safeParse(text).success) return text;
  throw new Error('must be an email address');
}

export function password(text: string): string {
  if (SetUp.shape.password.safeParse(text).success) return text;
  throw new Error('must have 10 characters or more');
}

export function yesOrNo(text: string): boolean {
  if (/^(true|1|yes|on)$/i.test(text)) return true;
  if (/^(false|0|no|off)$/i.test(text)) return false;
  throw new Error(`must be true or false, not “${text}”`);
}

/** CIDRs; a single address stands for itself. */
export function networks(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  const wrong = parts.filter((part) => part !== '' && !ipaddr.isValidCIDR(part) && !isAddress(part));
  if (wrong.length > 0)
    throw new Error(
      `must be networks such as 10.0.0.0/8 with commas between, and “${wrong.join(', ')}” is not`,
    );
  return parts.filter(Boolean).map((part) => (isAddress(part) ? single(part) : part));
}

const isAddress = (text: string) => ipaddr.IPv6.isValid(text) || ipaddr.IPv4.isValidFourPartDecimal(text);
const single = (text: string) => `${text}/${text.includes(':') ? 128 : 32}`;

/** An https or http address without credentials, without a slash at its end. */
export function webAddress(text: string): string {
  const url = parsed(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Error('must be an address such as https://owlhub.example.com');
  if (url.username || url.password) throw new Error('must not hold a user name or password');
  return url.href.replace(/\/+$/, '');
}

/** OwlHub's own public address. Its pages live at the root of a host. */
export function publicAddress(text: string): string {
  const address = webAddress(text);
  if (new URL(address).pathname === '/') return address;
  throw new Error(
    'must not have a path: OwlHub has a host name of its own, such as https://owlhub.example.com',
  );
}

export function proxyAddress(text: string): string {
  const url = parsed(text.includes('://') ? text : `http://${text}`);
  if (url && /^https?:$/.test(url.protocol) && url.hostname) return url.href;
  throw new Error('must be an address such as http://proxy.example.com:3128');
}

/** May hold a password, so it is never repeated. */
export function databaseUrl(text: string): string {
  if (/^postgres(ql)?:\/\//.test(text) && parsed(text)) return text;
  throw new Error('must look like postgresql://user:password@host:5432/database');
}

export function certificateFile(text: string): string {
  let pem: string;
  try {
    pem = readFileSync(text, 'utf8');
  } catch {
    throw new Error(`names a file that cannot be read: ${text}`);
  }
  try {
    void new X509Certificate(pem);
    return text;
  } catch {
    throw new Error(`names a file without a certificate in PEM form: ${text}`);
  }
}

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);
