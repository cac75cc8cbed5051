import type { FastifyReply } from 'fastify';
import { Session, SignedOut, SignIn } from '#contract/session.ts';
import type { Context } from '#operations/context.ts';
import type { Found } from '#operations/find-session.ts';
import { signIn } from '#operations/sign-in.ts';
import { signOut } from '#operations/sign-out.ts';
import { Secret } from '#secrets/secret.ts';
import { foundIn, knownIn } from './authenticate.ts';
import { problems, type Routes } from './routes.ts';
import type { SessionCookie } from './session-cookie.ts';
import { visitorOf } from './visitor.ts';

const tags = ['Sessions'];

export function sessions(routes: Routes, ctx: Context, cookie: SessionCookie): void {
  routes.post(
    '/api/sessions',
    {
      config: { access: 'open' },
      schema: { tags, summary: 'Sign in', body: SignIn, response: { 201: Session, ...problems } },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const given = { email, password: new Secret(password), visitor: visitorOf(request, cookie) };
      return answerSession(reply, cookie, await signIn(ctx, given));
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
      await signOut(ctx, foundIn(request).token);
      return cookie.clear(reply).send({ continueAt: null });
    },
  );
}

export function answerSession(reply: FastifyReply, cookie: SessionCookie, { token, session }: Found) {
  cookie.write(reply, token);
  return reply.code(201).send(session);
}
