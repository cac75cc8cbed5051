import { createHash, X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { fail, ok, type Result } from '#kernel/result.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+?-----END CERTIFICATE-----/g;

/** The certificates in a pasted text, as PEM; fails where there is none or one cannot be read. */
export function readCertificates(pem: string): Result<string, null> {
  const blocks = pem.match(CERTIFICATE) ?? [];
  try {
    const readable = blocks.map((block) => new X509Certificate(block).fingerprint256);
    return readable.length > 0 ? ok(blocks.join('\n')) : fail(null);
  } catch {
    return fail(null);
  }
}

const REMEMBERED = 200;
const contexts = new Map<string, SecureContext>();

/**
 * Whom to trust besides the built-in authorities; undefined means only those. Building a context parses some 150
 * certificates (about 10 ms), so it is kept per set of extra authorities.
 */
export function trusting(extra: readonly (string | null)[]): SecureContext | undefined {
  const added = extra.filter((pem) => pem !== null);
  if (added.length === 0) return undefined;

  const id = createHash('sha256').update(added.join('\0')).digest('base64');
  const context = contexts.get(id) ?? createSecureContext({ ca: [...rootCertificates, ...added] });
  contexts.delete(id);
  contexts.set(id, context);
  for (const oldest of contexts.keys()) {
    if (contexts.size <= REMEMBERED) break;
    contexts.delete(oldest);
  }
  return context;
}
