import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#kernel/refusal.ts';
import type { Context } from '#operations/context.ts';
import { findApiToken, useApiToken } from '#operations/find-api-token.ts';
import { findSession, type Found, type Known } from '#operations/find-session.ts';
import type { Actor } from '#people/actor.ts';
import { NOT_SIGNED_IN } from '#people/permission.ts';
import { requirePerson } from '#people/require-confirmed.ts';
import { type Access, requireAccess } from './access.ts';
import { bearerOf } from './bearer.ts';
import type { SessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    found: Known | null;
  }
}

/** A body that takes longer than this may come from somebody who is out by now. */
const BELIEVED_FOR_MS = 500;

/** Before a body is read: a stranger learns nothing, not even what a right request looks like. And after one that was slow. */
export function authenticate(server: FastifyInstance, ctx: Context, cookie: SessionCookie): void {
  server.decorateRequest('found', null);
  server.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (request.is404 || access === 'open' || access === undefined) return;
    await identify(request, access);
  });
  server.addHook('preHandler', async (request, reply) => {
    const { access } = request.routeOptions.config;
    if (!request.found || access === 'open' || access === undefined) return;
    if (reply.elapsedTime > BELIEVED_FOR_MS) await identify(request, access);
  });

  async function identify(request: FastifyRequest, access: Exclude<Access, 'open'>) {
    const [bearer, token] = [bearerOf(request), cookie.read(request)];
    const address = request.ip;
    // Who sends a token means it: one that does not work is told, and never replaced by a cookie.
    if (bearer) request.found = await useApiToken(ctx, bearer, address);
    else request.found = token === null ? null : await findSession(ctx, token, { address });
    if (!request.found) throw new Refusal('not_signed_in', NOT_SIGNED_IN);
    requireAccess(request.found.actor, access);
  }
}

export function knownIn({ found }: FastifyRequest): Known {
  if (!found) throw new Refusal('not_signed_in', NOT_SIGNED_IN);
  return found;
}

/** The session of a person in a browser. */
export function foundIn(request: FastifyRequest): Found {
  const known = knownIn(request);
  requirePerson(known.actor);
  const { token } = known;
  if (token === undefined) throw new Error('A person is known without a session.');
  return { ...known, token };
}

export const actorOf = (request: FastifyRequest): Actor => knownIn(request).actor;

/** Answers who it is by now, without counting as use; null where the session or the token has ended. */
export function lookAgain(ctx: Context, request: FastifyRequest): () => Promise<Actor | null> {
  const looking = { address: request.ip, watching: true };
  const bearer = bearerOf(request);
  const token = bearer ? null : foundIn(request).token;
  return async () => {
    const known =
      token === null
        ? bearer && (await findApiToken(ctx, bearer, looking))
        : await findSession(ctx, token, looking);
    return known && 'actor' in known ? known.actor : null;
  };
}

/** Who asks an open route: nobody who is known. */
export const strangerOf = (request: FastifyRequest): Actor => ({ kind: 'stranger', address: request.ip });
