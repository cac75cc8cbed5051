import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { RelyingParty } from '#people/relying-party.ts';

/** The WebAuthn JSON forms, which only the library looks into. */
type Json = Record<string, unknown>;
type Known = { credentialId: string; transports: string[] };
type Credential = Known & { publicKey: string; counter: number };
type Whose = { id: string; email: string; name: string };
/** EdDSA, ES256, RS256: what every authenticator has one of. */
const ALGORITHMS = [-8, -7, -257];

/** Some hundred kilobytes that only sign-ins with a passkey need. */
const load = () => import('@simplewebauthn/server');
const named = ({ credentialId, transports }: Known) => ({ id: credentialId, transports });
const jsonOf = (options: { challenge: string }) => ({
  options: { ...options },
  challenge: options.challenge,
});

export async function beginPasskey(party: RelyingParty, whose: Whose, known: readonly Known[]) {
  const { generateRegistrationOptions } = await load();
  return jsonOf(
    await generateRegistrationOptions({
      rpName: 'OwlHub',
      rpID: party.id,
      userName: whose.email,
      userDisplayName: whose.name,
      userID: new TextEncoder().encode(whose.id),
      excludeCredentials: known.map(named),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
}

/** What to keep of a new passkey, or null where the answer is not one to this challenge on this site. */
export async function readNewPasskey(party: RelyingParty, challenge: string, response: Json) {
  const { verifyRegistrationResponse } = await load();
  const { registrationInfo } = await verifyRegistrationResponse({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it is not is thrown at below
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(NOT_VERIFIED);
  if (!registrationInfo) return null;
  const { credential, credentialBackedUp } = registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: (credential.transports ?? []).filter(isTransport),
    isBackedUp: credentialBackedUp,
  };
}

/** Without `known`, the browser offers whatever it has for this site. */
export async function askForPasskey(party: RelyingParty, known: readonly Known[], mustVerify: boolean) {
  const { generateAuthenticationOptions } = await load();
  return jsonOf(
    await generateAuthenticationOptions({
      rpID: party.id,
      allowCredentials: known.map(named),
      userVerification: mustVerify ? 'required' : 'preferred',
    }),
  );
}

/**
 * The new counter, or null where the answer is not one of this passkey to this challenge on this site. `mustVerify`
 * asks that the authenticator knew its owner, which makes it two factors in one.
 */
export async function readPasskeyAnswer(
  party: RelyingParty,
  challenge: string,
  response: Json,
  { credentialId, publicKey, counter, transports }: Credential,
  mustVerify: boolean,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await load();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it is not is thrown at below
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id: credentialId, publicKey: Buffer.from(publicKey, 'base64url'), counter, transports },
    requireUserVerification: mustVerify,
  }).catch(NOT_VERIFIED);
  return verified && authenticationInfo ? authenticationInfo.newCounter : null;
}

/** The library throws at whatever is wrong with an answer, which only ever comes from outside. */
const NOT_VERIFIED = () => ({ verified: false as const, registrationInfo: null, authenticationInfo: null });

const TRANSPORT = /^[a-z-]{1,20}$/;
const isTransport = (text: string) => TRANSPORT.test(text);
