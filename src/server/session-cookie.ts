import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_AT_MOST_MS } from '#people/session.ts';

/** The one cookie. Behind https its name binds it to this host and to https. */
export function sessionCookie(isSecure: boolean) {
  const name = isSecure ? '__Host-owlhub' : 'owlhub';
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;
  return {
    name,
    read: (request: FastifyRequest): string | null => request.cookies[name] ?? null,
    write: (reply: FastifyReply, token: string) =>
      reply.setCookie(name, token, { ...options, maxAge: SESSION_AT_MOST_MS / 1_000 }),
    clear: (reply: FastifyReply) => reply.clearCookie(name, options),
  };
}

export type SessionCookie = ReturnType<typeof sessionCookie>;
