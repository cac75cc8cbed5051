import { Secret as Key, TOTP } from 'otpauth';
import type { Instant } from '#kernel/instant.ts';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';

/** What every authenticator app understands; some take other numbers from the QR code and ignore them. */
const KIND = { issuer: 'OwlHub', algorithm: 'SHA1', digits: 6, period: 30 };
/** A clock may be half a minute off. */
const WINDOW = 1;
const SECRET_BYTES = 20;

export const createTotpSecret = (): Secret => new Secret(new Key({ size: SECRET_BYTES }).base32);

const totpWith = (secret: Secret, label: string) => new TOTP({ ...KIND, label, secret: reveal(secret) });

/** `otpauth://…` for the QR code. */
export const totpUri = (secret: Secret, email: string): Secret =>
  new Secret(totpWith(secret, email).toString());

/** The 30-second step that the code belongs to, or null where it is none of now. */
export function totpStep(secret: Secret, code: Secret, at: Instant): number | null {
  const token = reveal(code).replaceAll(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return null;
  const totp = totpWith(secret, '');
  const timestamp = Date.parse(at);
  const delta = totp.validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}
