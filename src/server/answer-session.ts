import type { FastifyReply } from 'fastify';
import type { Found } from '#operations/find-session.ts';
import type { SignedIn } from '#operations/finish-sign-in.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { StepCookie } from './step-cookie.ts';

export function answerSession(reply: FastifyReply, cookie: SessionCookie, { token, session }: Found) {
  cookie.write(reply, token);
  return reply.code(201).send(session);
}

export type SignInCookies = { session: SessionCookie; step: StepCookie };

/** Signed in, or the second factor is still to come. */
export function answerSignIn(reply: FastifyReply, { session, step }: SignInCookies, signedIn: SignedIn) {
  if ('found' in signedIn) {
    if (step.read(reply.request) !== null) step.clear(reply);
    return answerSession(reply, session, signedIn.found);
  }
  step.write(reply, signedIn.step);
  return reply.code(202).send(signedIn.needs);
}
