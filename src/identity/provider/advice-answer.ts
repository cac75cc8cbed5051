import type { AdviceTable } from './advice-table.ts';

const AGAIN = 'Begin the sign-in again.';

const TOKEN = {
  signature: 'Its signature does not fit the keys of the provider.',
  algorithm: 'It is signed in a way that OwlHub does not accept, or not at all.',
  issuer: 'It was issued by somebody else.',
  audience: 'It was issued for another application.',
  nonce: 'It was not issued for this sign-in.',
  expired: 'It has expired.',
  incomplete: 'It is missing, or lacks what every ID token has.',
} as const;

export const answerAdvice = {
  sign_in_cancelled: () => ({
    title: 'The sign-in was cancelled, or the provider refused it',
    meaning: 'The provider says: access denied.',
    nextSteps: [
      'Check at the provider that this person, or one of their groups, is assigned to OwlHub.',
      AGAIN,
    ],
  }),
  sign_in_refused: ({ error, description }) => ({
    title: 'The provider refused the sign-in',
    meaning: description ? `It says: ${error}: ${description}` : `It says: ${error}.`,
    nextSteps: [
      error === 'invalid_scope'
        ? 'Take out of the scopes what the provider does not know.'
        : 'Look into the provider’s own log for this sign-in.',
    ],
  }),
  sign_in_expired: () => ({
    title: 'This sign-in was not begun here, or too long ago',
    meaning: 'A sign-in belongs to the browser that began it, works once and within 10 minutes.',
    nextSteps: [AGAIN],
  }),
  provider_swapped: ({ issuer }) => ({
    title: 'Somebody else answered',
    meaning: `The sign-in was begun with your provider, and the answer says that it is from ${issuer}.`,
    nextSteps: [AGAIN, 'If it happens again, somebody may be in between: ask the network administrator.'],
  }),
  code_rejected: ({ error }) => ({
    title: 'The provider did not accept its own code',
    meaning: `The code that the browser brought was used already, or is too old (${error}).`,
    nextSteps: [AGAIN],
  }),
  token_invalid: ({ problem }) => ({
    title: 'The ID token is not valid',
    meaning: TOKEN[problem],
    nextSteps: [
      problem === 'algorithm'
        ? 'Let the provider sign ID tokens with RS256, PS256, ES256 or EdDSA.'
        : 'Look into the provider’s own log for this sign-in.',
    ],
  }),
  clock_skew: ({ seconds }) => ({
    title: 'The clocks do not agree',
    meaning: `By the provider’s clock it is ${duration(Math.abs(seconds))} ${seconds > 0 ? 'later' : 'earlier'} than by OwlHub’s. More than a minute is too much.`,
    nextSteps: [
      'Let the OwlHub server set its clock by itself (NTP).',
      'If it does, check the provider’s clock.',
    ],
  }),
  userinfo_refused: () => ({
    title: 'The provider does not tell who it is',
    meaning: 'It gave a token for its userinfo address and refuses it there.',
    nextSteps: ['Add the scopes email and profile, or put the claims into the ID token.'],
  }),
  subject_mismatch: () => ({
    title: 'The provider speaks of two people',
    meaning: 'The ID token and the userinfo answer are about different accounts. OwlHub believes neither.',
    nextSteps: ['Look into the provider’s own log for this sign-in.'],
  }),
} satisfies Partial<AdviceTable>;

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  return `${Math.round(seconds / 3_600)} hours`;
}
