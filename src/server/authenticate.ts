import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { Context } from '#operations/context.ts';
import { findSession, type Found } from '#operations/find-session.ts';
import type { SessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    found: Found | null;
  }
  interface FastifyContextConfig {
    /** Answers whoever asks. Every other route under /api needs a session. */
    open?: boolean;
  }
}

/** Before a body is read: a stranger learns nothing, not even what a right request looks like. */
export function authenticate(server: FastifyInstance, ctx: Context, cookie: SessionCookie): void {
  server.decorateRequest('found', null);
  server.addHook('onRequest', async (request) => {
    if (request.is404 || request.routeOptions.config.open) return;
    const token = cookie.read(request);
    request.found = token === null ? null : await findSession(ctx, token);
    if (!request.found) throw notSignedIn();
  });
}

const notSignedIn = () =>
  new Refusal('not_signed_in', 'Sign in first: there is no session, or it has ended.');

export function foundIn({ found }: FastifyRequest): Found {
  if (!found) throw notSignedIn();
  return found;
}

export const actorOf = (request: FastifyRequest): Actor => foundIn(request).actor;
