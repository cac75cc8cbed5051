import type { AdviceTable } from './advice-table.ts';

const ISSUER =
  'Copy the issuer from the provider’s own settings. With /.well-known/openid-configuration behind it, it opens in the browser as JSON.';

const UNUSABLE = {
  not_an_address: 'What was entered cannot be read as a web address.',
  has_credentials: 'The address carries a user name or a password.',
  has_query: 'The address has a part behind ? or #, which no issuer has.',
} as const;

export const clientAdvice = {
  issuer_unusable: ({ problem }) => ({
    title: 'That address cannot be an issuer',
    meaning: UNUSABLE[problem],
    nextSteps: [ISSUER],
  }),
  not_a_provider: ({ at, found }, { issuer }) =>
    at === 'discovery'
      ? {
          title: 'There is no OpenID Connect provider at this address',
          meaning: `Where ${issuer} should describe itself, OwlHub found ${found}.`,
          nextSteps: [
            ISSUER,
            'Okta and Keycloak have a path in it, such as /oauth2/default or /realms/your-realm.',
          ],
        }
      : {
          title: 'The provider answered with something else',
          meaning: `Where a ${at} answer belongs, OwlHub found ${found}.`,
          nextSteps: ['Look into the provider’s own log for what it made of the request.'],
        },
  issuer_mismatch: ({ entered, answered }) => ({
    title: 'The provider calls itself something else',
    meaning: `You entered ${entered}, and what answers there calls itself ${answered}. Only an exact match is safe.`,
    nextSteps: [`If ${answered} is your provider, enter exactly that as the issuer.`],
  }),
  many_organisations: () => ({
    title: 'That is everybody’s address, not your organisation’s',
    meaning:
      'Whoever has an account anywhere at this provider could sign in through it, under an email of their choice.',
    nextSteps: [
      'Enter the address of your own tenant, such as https://login.microsoftonline.com/<your tenant id>/v2.0.',
    ],
  }),
  metadata_incomplete: ({ missing }) => ({
    title: 'The provider does not say everything that is needed',
    meaning: `Its description of itself lacks ${missing}.`,
    nextSteps: ['Check that the issuer is one for OpenID Connect, not for plain OAuth.'],
  }),
  keys_unusable: ({ at }) => ({
    title: 'The provider’s keys cannot be read',
    meaning: `At ${at} there is no key that OwlHub can check a signature with.`,
    nextSteps: ['Let the provider sign ID tokens with RS256, PS256, ES256 or EdDSA.'],
  }),
  provider_error: ({ status, at }) => ({
    title: 'The provider is in trouble',
    meaning: `It answered ${status} (${at}).`,
    nextSteps: ['Try again in a moment. If it lasts, look at the provider’s status page.'],
  }),
  client_rejected: ({ clientId, hasSecret }) => ({
    title: hasSecret ? 'The client secret is wrong' : 'The provider asks for a client secret',
    meaning: hasSecret
      ? `The provider does not accept the client “${clientId}” with this secret: one of them is mistyped, or the secret has expired.`
      : `The provider does not accept the client “${clientId}” without a secret.`,
    nextSteps: [
      'Make a new client secret at the provider, paste its value here, not its id, and save.',
      `Check that the client id there is “${clientId}”.`,
    ],
  }),
  client_not_allowed: ({ clientId, error }) => ({
    title: 'The client may not sign people in',
    meaning: `The provider knows the client “${clientId}”, but refuses the authorization code flow (${error}).`,
    nextSteps: ['Register OwlHub as a web application with the grant “authorization code”.'],
  }),
  redirect_not_registered: ({ redirectUri }) => ({
    title: 'The redirect address is not registered',
    meaning: `The provider does not send anybody back to ${redirectUri}.`,
    nextSteps: [
      `At the provider, add exactly ${redirectUri} to the client’s redirect addresses (sign-in redirect URIs, reply URLs).`,
      'If that is not how people reach OwlHub, set OWLHUB_URL to its public address.',
    ],
  }),
  secret_unreadable: () => ({
    title: 'The stored client secret cannot be opened',
    meaning: 'It was sealed with a key that this OwlHub does not have, or the record was damaged.',
    nextSteps: [
      'Enter the client secret again and save.',
      'Or restore the key that sealed it and restart OwlHub.',
    ],
  }),
} satisfies Partial<AdviceTable>;
