import type { FastifyReply, FastifyRequest } from 'fastify';

const MAX_AGE_SECONDS = 10 * 60;

/** Binds a sign-in to the browser that was sent to the provider. Lax, because it has to come back from another site. */
export function providerCookie(isSecure: boolean) {
  const name = isSecure ? '__Host-owlhub-provider' : 'owlhub-provider';
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
  return {
    read: (request: FastifyRequest): string | null => request.cookies[name] ?? null,
    write: (reply: FastifyReply, token: string) =>
      reply.setCookie(name, token, { ...options, maxAge: MAX_AGE_SECONDS }),
    clear: (reply: FastifyReply) => reply.clearCookie(name, options),
  };
}

export type ProviderCookie = ReturnType<typeof providerCookie>;
