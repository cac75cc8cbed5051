import { PasskeyAnswer, PasskeyOptions, SecondFactor, Session, SignInOptions } from '#contract/session.ts';
import { askForPasskey } from '#operations/ask-for-passkey.ts';
import type { Context } from '#operations/context.ts';
import { enterSecondFactor } from '#operations/enter-second-factor.ts';
import { findSession } from '#operations/find-session.ts';
import { showSignIn } from '#operations/show-sign-in.ts';
import { signInByPasskey } from '#operations/sign-in-by-passkey.ts';
import { Secret } from '#secrets/secret.ts';
import { answerSignIn, type SignInCookies } from './answer-session.ts';
import { strangerOf } from './authenticate.ts';
import type { PartyOf } from './relying-party.ts';
import { problems, type Routes } from './routes.ts';
import { visitorOf } from './visitor.ts';

const tags = ['Sessions'];
const config = { access: 'open' } as const;
type More = { cookies: SignInCookies; partyOf: PartyOf };

/** The ways into a session that are not a password, or go on from one. */
export function secondFactor(routes: Routes, ctx: Context, { cookies, partyOf }: More): void {
  routes.get(
    '/api/sign-in',
    {
      config,
      schema: { tags, summary: 'How one can sign in', response: { 200: SignInOptions, ...problems } },
    },
    async (request) => {
      const step = cookies.step.read(request);
      return showSignIn(ctx, strangerOf(request), { party: partyOf(request), step });
    },
  );
  routes.post(
    '/api/sessions/second-factor',
    {
      config,
      schema: {
        tags,
        summary: 'Go on with a code',
        body: SecondFactor,
        response: { 201: Session, ...problems },
      },
    },
    async (request, reply) => {
      const step = cookies.step.read(request);
      const code = new Secret(request.body.code);
      const given = { step, code, visitor: visitorOf(request, cookies.session) };
      const found = await enterSecondFactor(ctx, strangerOf(request), given);
      return answerSignIn(reply, cookies, { found });
    },
  );
  routes.post(
    '/api/passkeys/challenges',
    {
      config,
      schema: {
        tags,
        summary: 'What to call the browser’s passkeys with',
        description: 'To sign in, to go on with a sign-in, or to confirm who is signed in.',
        response: { 200: PasskeyOptions, ...problems },
      },
    },
    async (request, reply) => {
      const token = cookies.session.read(request);
      const looking = { address: request.ip, watching: true };
      const known = token === null ? null : await findSession(ctx, token, looking);
      const given = { party: partyOf(request), step: cookies.step.read(request) };
      const { options, step } = await askForPasskey(ctx, known?.actor ?? strangerOf(request), given);
      if (step !== null) cookies.step.write(reply, step);
      return { options };
    },
  );
  routes.post(
    '/api/sessions/passkey',
    {
      config,
      schema: {
        tags,
        summary: 'Sign in, or go on, with a passkey',
        body: PasskeyAnswer,
        response: { 201: Session, ...problems },
      },
    },
    async (request, reply) => {
      const given = {
        party: partyOf(request),
        step: cookies.step.read(request),
        response: request.body.response,
        visitor: visitorOf(request, cookies.session),
      };
      return answerSignIn(reply, cookies, { found: await signInByPasskey(ctx, strangerOf(request), given) });
    },
  );
}
