import { SecondFactorNeeded, Session, SignedOut, SignIn } from '#contract/session.ts';
import type { Context } from '#operations/context.ts';
import { signIn } from '#operations/sign-in.ts';
import { signOut } from '#operations/sign-out.ts';
import { Secret } from '#secrets/secret.ts';
import { answerSignIn, type SignInCookies } from './answer-session.ts';
import { actorOf, knownIn, strangerOf } from './authenticate.ts';
import type { BaseOf } from './link-base.ts';
import { problems, type Routes } from './routes.ts';
import { visitorOf } from './visitor.ts';

const tags = ['Sessions'];

type Door = { cookies: SignInCookies; baseOf: BaseOf };

export function sessions(routes: Routes, ctx: Context, { cookies, baseOf }: Door): void {
  routes.post(
    '/api/sessions',
    {
      config: { access: 'open' },
      schema: {
        tags,
        summary: 'Sign in',
        body: SignIn,
        response: { 201: Session, 202: SecondFactorNeeded, ...problems },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const visitor = visitorOf(request, cookies.session);
      const given = { email, password: new Secret(password), visitor };
      return answerSignIn(reply, cookies, await signIn(ctx, strangerOf(request), given));
    },
  );
  routes.get(
    '/api/sessions/current',
    {
      config: { access: 'signed_in' },
      schema: { tags, summary: 'Who is signed in', response: { 200: Session, ...problems } },
    },
    async (request) => knownIn(request).session,
  );
  routes.delete(
    '/api/sessions/current',
    {
      config: { access: 'person' },
      schema: { tags, summary: 'Sign out', response: { 200: SignedOut, ...problems } },
    },
    async (request, reply) => {
      const continueAt = await signOut(ctx, actorOf(request), () => baseOf(request));
      return cookies.session.clear(reply).send({ continueAt });
    },
  );
}
