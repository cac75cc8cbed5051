import type { FastifyReply } from 'fastify';
import { Session, SignIn } from '#contract/person.ts';
import type { Context } from '#operations/context.ts';
import type { Found } from '#operations/find-session.ts';
import { signIn } from '#operations/sign-in.ts';
import { signOut } from '#operations/sign-out.ts';
import { Secret } from '#secrets/secret.ts';
import { foundIn } from './authenticate.ts';
import { nothing, problems, type Routes } from './routes.ts';
import type { SessionCookie } from './session-cookie.ts';

const tags = ['Sessions'];

export function sessions(routes: Routes, ctx: Context, cookie: SessionCookie): void {
  routes.post(
    '/api/sessions',
    {
      config: { open: true },
      schema: { tags, summary: 'Sign in', body: SignIn, response: { 201: Session, ...problems } },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const given = {
        email,
        password: new Secret(password),
        address: request.ip,
        oldToken: cookie.read(request),
      };
      return answerSession(reply, cookie, await signIn(ctx, given));
    },
  );
  routes.get(
    '/api/sessions/current',
    { schema: { tags, summary: 'Who is signed in', response: { 200: Session, ...problems } } },
    async (request) => foundIn(request).session,
  );
  routes.delete(
    '/api/sessions/current',
    { schema: { tags, summary: 'Sign out', response: { 204: nothing, ...problems } } },
    async (request, reply) => {
      await signOut(ctx, foundIn(request).token);
      return cookie.clear(reply).code(204).send();
    },
  );
}

export function answerSession(reply: FastifyReply, cookie: SessionCookie, { token, session }: Found) {
  cookie.write(reply, token);
  return reply.code(201).send(session);
}
