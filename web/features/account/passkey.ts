import type { PasskeyAnswer, PasskeyOptions } from '#contract/session.ts';

/** Whether this browser knows passkeys. They need https, or localhost. */
export const browserHasPasskeys = () => typeof window.PublicKeyCredential === 'function';

/** Loaded when it is needed: most visits never use a passkey. */
const library = () => import('@simplewebauthn/browser');

/** What the person sees of the browser is its own window. Throws `PasskeyProblem` where no passkey came of it. */
export async function askForPasskey({ options }: PasskeyOptions): Promise<PasskeyAnswer> {
  const { startAuthentication } = await library();
  type Options = Parameters<typeof startAuthentication>[0]['optionsJSON'];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the same library on the server
  const asked = startAuthentication({ optionsJSON: options as unknown as Options });
  return { response: { ...(await asked.catch(explain)) } };
}

/** Lets the browser make a passkey. */
export async function makePasskey({ options }: PasskeyOptions): Promise<PasskeyAnswer> {
  const { startRegistration } = await library();
  type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the same library on the server
  const asked = startRegistration({ optionsJSON: options as unknown as Options });
  return { response: { ...(await asked.catch(explain)) } };
}

class PasskeyProblem extends Error {}

const TEXTS: Record<string, string> = {
  InvalidStateError: 'This device holds a passkey for your account already. It can be used as it is.',
  NotAllowedError: 'No passkey was used: the browser’s window was closed, or it waited too long. Try again.',
  SecurityError: 'Passkeys do not work at this address. Use the address that OwlHub’s operator has set.',
};

/** Browsers tell little on purpose, so that a page cannot find out who has which passkeys. */
function explain(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  throw new PasskeyProblem(TEXTS[name] ?? 'This browser could not use a passkey. Try another way.');
}
