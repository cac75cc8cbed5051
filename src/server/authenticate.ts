import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#kernel/refusal.ts';
import type { Context } from '#operations/context.ts';
import { findSession, type Found } from '#operations/find-session.ts';
import type { Actor } from '#people/actor.ts';
import { NOT_SIGNED_IN } from '#people/permission.ts';
import { requireAccess } from './access.ts';
import type { SessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    found: Found | null;
  }
}

/** Before a body is read: a stranger learns nothing, not even what a right request looks like. */
export function authenticate(server: FastifyInstance, ctx: Context, cookie: SessionCookie): void {
  server.decorateRequest('found', null);
  server.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (request.is404 || access === 'open' || access === undefined) return;
    const token = cookie.read(request);
    request.found = token === null ? null : await findSession(ctx, token, { address: request.ip });
    if (!request.found) throw new Refusal('not_signed_in', NOT_SIGNED_IN);
    requireAccess(request.found.actor, access);
  });
}

export function foundIn({ found }: FastifyRequest): Found {
  if (!found) throw new Refusal('not_signed_in', NOT_SIGNED_IN);
  return found;
}

export const actorOf = (request: FastifyRequest): Actor => foundIn(request).actor;

/** Who asks an open route: nobody who is known. */
export const strangerOf = (request: FastifyRequest): Actor => ({ kind: 'stranger', address: request.ip });
