import { createHmac, randomBytes } from 'node:crypto';
import type { Instant } from '#kernel/instant.ts';
import type { FieldProblem } from '#kernel/refusal.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import type { SigningSecret } from './channel.ts';

const PREFIX = 'whsec_';
const BYTES = 32;
const [FEWEST, MOST] = [24, 64];

/** A new secret for a webhook, as Standard Webhooks writes them. Not base64url: their libraries do not read it. */
export const createSigningSecret = (): Secret =>
  new Secret(`${PREFIX}${randomBytes(BYTES).toString('base64')}`);

/** A secret that was made elsewhere, with or without its prefix, or what is wrong with it. */
export function readSigningSecret(pasted: Secret): Result<Secret, FieldProblem> {
  const text = reveal(pasted).trim().replace(PREFIX, '');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== text.replace(/=+$/, ''))
    return refuse('The signing secret is not written in base64.');
  if (bytes.length < FEWEST || bytes.length > MOST)
    return refuse(`The signing secret has ${bytes.length} bytes, and ${FEWEST} to ${MOST} are needed.`);
  return ok(new Secret(`${PREFIX}${bytes.toString('base64')}`));
}

const refuse = (message: string) =>
  fail({
    field: 'secret',
    message,
    fix: 'Let OwlHub make one, or paste one that begins with whsec_, with 24 to 64 random bytes in base64.',
  });

/**
 * The headers by which a receiver knows that it was OwlHub, and when. Every secret signs, so that a receiver that still
 * has the old one, or has the new one already, can check it.
 */
export function signed(
  { id, body, now }: { id: string; body: string; now: Instant },
  secrets: readonly SigningSecret[],
): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(now) / 1_000));
  const signatures = secrets.map(({ secret }) => {
    const key = Buffer.from(reveal(secret).replace(PREFIX, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  if (signatures.length === 0) throw new Error('A webhook has no signing secret.');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
