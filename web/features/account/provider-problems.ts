import type { ProviderProblem } from '#contract/settings.ts';

type Text = { title: string; detail: string };

const SAFE = 'Nothing was changed.';

/** Why the provider sent somebody back without letting them in, and what to do. `name` is the provider’s. */
export const PROVIDER_PROBLEM: Record<ProviderProblem, (name: string) => Text> = {
  provider_unreachable: (name) => ({
    title: `${name} does not answer`,
    detail: `${SAFE} Try again in a few minutes. Where you have a password or a passkey here, it works as always.`,
  }),
  provider_refused: (name) => ({
    title: `${name} did not let you in`,
    detail: `${SAFE} Your account there may not be meant to use OwlHub. Ask whoever runs ${name} to allow it.`,
  }),
  sign_in_cancelled: (name) => ({
    title: 'You did not finish signing in',
    detail: `${SAFE} Sign in with ${name} again when you are ready.`,
  }),
  sign_in_expired: (name) => ({
    title: 'That took too long, or began in another window',
    detail: `${SAFE} Sign in with ${name} again from here, in one go.`,
  }),
  client_rejected: (name) => ({
    title: `${name} does not accept OwlHub’s own credentials`,
    detail: `${SAFE} Only an owner can mend this: Settings, Single sign-on, Test. Tell them; a password works meanwhile where you have one.`,
  }),
  answer_not_valid: (name) => ({
    title: `The answer from ${name} could not be trusted`,
    detail: `You were not signed in, and ${SAFE.toLowerCase()} Try again; if it happens again, tell an owner.`,
  }),
  clock_skew: (name) => ({
    title: `The clocks of OwlHub and ${name} differ`,
    detail: `${SAFE} Whoever runs the server that OwlHub is on can set its clock right; then sign in again.`,
  }),
  email_missing: (name) => ({
    title: `${name} did not say who you are`,
    detail: `${SAFE} OwlHub needs your email from it. Ask an owner to test single sign-on, which shows what is missing.`,
  }),
  email_not_verified: (name) => ({
    title: `${name} has not verified your email`,
    detail: `${SAFE} Confirm your email there, then sign in again.`,
  }),
  no_account: (name) => ({
    title: 'There is no account for you here yet',
    detail: `${SAFE} Ask whoever runs OwlHub for an invitation, then sign in with ${name} again.`,
  }),
  no_role: (name) => ({
    title: 'None of your groups may use OwlHub',
    detail: `${SAFE} Ask whoever runs ${name} to add you to a group that may, then sign in again.`,
  }),
  account_deactivated: () => ({
    title: 'Your account is deactivated',
    detail: `${SAFE} Ask whoever runs OwlHub to activate it again.`,
  }),
};

/** What stands in an address may be anything. Pure. */
export const isProviderProblem = (text: unknown): text is ProviderProblem =>
  typeof text === 'string' && Object.hasOwn(PROVIDER_PROBLEM, text);
