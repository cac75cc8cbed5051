import { URI } from 'otpauth';
import type { Client } from '#test/app.ts';
import { createAuthenticator } from '#test/authenticator.ts';

const STEP_MS = 30_000;

type Asking = Pick<Client, 'ask'>;

/** What an authenticator app shows, now or some half minutes later. */
export function codeOf(uri: string, steps = 0): string {
  const totp = URI.parse(uri);
  if (!('period' in totp)) throw new Error('That is not TOTP.');
  return totp.generate({ timestamp: Date.now() + steps * STEP_MS });
}

/** Adds an authenticator app. A code works once, so the next sign-in takes `code(1)`. */
export async function addTotp({ ask }: Asking) {
  const begun = await ask('POST', '/api/profile/totp');
  const { uri }: { uri: string } = begun.body;
  const added = await ask('POST', '/api/profile/totp/confirmations', { code: codeOf(uri) });
  if (added.status !== 200) throw new Error(`No second factor: ${JSON.stringify(added.body)}`);
  const recoveryCodes: string[] = added.body.recoveryCodes ?? [];
  return { uri, recoveryCodes, code: (steps: number) => codeOf(uri, steps) };
}

/** Adds a passkey of a new authenticator. */
export async function addPasskey({ ask }: Asking, options: Parameters<typeof createAuthenticator>[0] = {}) {
  const key = createAuthenticator(options);
  const begun = await ask('POST', '/api/profile/passkeys/challenges');
  const response = key.create(begun.body.options);
  const added = await ask('POST', '/api/profile/passkeys', { name: 'Blue key', response });
  return { key, added };
}

/** Signs in, or goes on, with a passkey. */
export async function usePasskey({ ask }: Asking, key: ReturnType<typeof createAuthenticator>) {
  const asked = await ask('POST', '/api/passkeys/challenges');
  return ask('POST', '/api/sessions/passkey', { response: key.get(asked.body.options) });
}
