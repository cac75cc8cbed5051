import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import { connect, type PeerCertificate, type SecureContext, type TLSSocket } from 'node:tls';
import type { Failure } from '#integrations/failure.ts';
import type { Seen } from '#integrations/seen.ts';
import type { Evidence } from '#integrations/verdict.ts';
import { readInstant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { TimedOut, within } from './deadline.ts';
import { failureOfDialling } from './dial.ts';
import { codeOf } from './error-code.ts';

type Shown = { evidence: readonly Evidence[]; certificate: Seen['certificate'] };
export type Secured = Shown & { socket: TLSSocket };
/** The certificate too, because the one that is refused is the one that people want to know about. */
export type NotSecured = Shown & { failure: Failure };

const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
  'INVALID_PURPOSE',
]);

/**
 * Encrypts an open connection and checks whom it leads to. The check is made here, after the handshake and before a
 * byte is sent, because only then is the refused certificate at hand to be shown.
 */
export async function secure(
  plain: Socket,
  host: string,
  port: number,
  trusted: SecureContext | undefined,
  limitMs: number,
  signal: AbortSignal,
): Promise<Result<Secured, NotSecured>> {
  const name = host.replace(/^\[|\]$/g, '');
  const socket = connect({
    socket: plain,
    host: name,
    ...(isIP(name) ? {} : { servername: name }),
    ...(trusted ? { secureContext: trusted } : {}),
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: false,
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket
    .once('secureConnect', resolve)
    .once('error', reject)
    .once('close', () => reject(CLOSED));
  try {
    await within(promise, limitMs, signal);
  } catch (error) {
    socket.on('error', () => {}).destroy();
    return fail({ failure: failureOfHandshake(error, name, port), evidence: [], certificate: null });
  } finally {
    socket.off('error', reject);
  }

  const peer = socket.getPeerCertificate();
  const shown = { evidence: evidenceOf(peer, socket.getProtocol()), certificate: seenIn(peer) };
  if (socket.authorized) return ok({ socket, ...shown });

  socket.on('error', () => {}).destroy();
  // Node types the error as Error, but sets a string such as CERT_HAS_EXPIRED (or an Error with a code).
  const refusal: unknown = socket.authorizationError;
  const code = refusal instanceof Error ? codeOf(refusal) : String(refusal);
  return fail({ failure: failureOfCertificate(code || 'unknown', peer, name), ...shown });
}

const CLOSED: NodeJS.ErrnoException = Object.assign(new Error('closed'), { code: 'ECONNRESET' });

function failureOfHandshake(error: unknown, host: string, port: number): Failure {
  const code = codeOf(error) || 'unknown';
  if (error instanceof TimedOut || code === 'ECONNRESET' || code === 'EPIPE') {
    return failureOfDialling(error, host, port);
  }
  return { reason: 'tls_failed', code };
}

function failureOfCertificate(code: string, certificate: PeerCertificate, host: string): Failure {
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    const validFrom = dateOf(certificate.valid_from)?.toISOString() ?? '';
    return {
      reason: 'certificate_expired',
      validFrom,
      validTo: dateOf(certificate.valid_to)?.toISOString() ?? '',
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return { reason: 'certificate_wrong_host', host, names: namesOf(certificate) };
  }
  if (!UNTRUSTED.has(code)) return { reason: 'tls_failed', code };
  const selfSigned = code === 'DEPTH_ZERO_SELF_SIGNED_CERT';
  return { reason: 'certificate_untrusted', issuer: nameOf(certificate.issuer), selfSigned };
}

function seenIn({ fingerprint256, issuer, valid_to }: PeerCertificate): Seen['certificate'] {
  const validTo = dateOf(valid_to)?.toISOString();
  return fingerprint256 && validTo ? { fingerprint: fingerprint256, issuer: nameOf(issuer), validTo } : null;
}

function evidenceOf(certificate: PeerCertificate, protocol: string | null): Evidence[] {
  return [
    { label: 'Certificate for', value: namesOf(certificate).join(', ') || nameOf(certificate.subject) },
    { label: 'Issued by', value: nameOf(certificate.issuer) },
    { label: 'Valid until', value: dateOf(certificate.valid_to)?.toISOString() ?? 'unknown' },
    { label: 'Protocol', value: protocol ?? 'unknown' },
  ];
}

function namesOf({ subjectaltname, subject }: PeerCertificate): string[] {
  const names = (subjectaltname ?? '').split(', ').map((entry) => entry.replace(/^(DNS|IP Address):/, ''));
  const found = names.filter((name) => name !== '').slice(0, 10);
  return found.length > 0 ? found : [nameOf(subject)];
}

function nameOf(party: PeerCertificate['issuer'] | undefined): string {
  return [party?.CN ?? party?.O ?? 'unknown'].flat().join(', ').slice(0, 200);
}

function dateOf(text: string | undefined): Date | null {
  const at = readInstant(text);
  return at === null ? null : new Date(at);
}
