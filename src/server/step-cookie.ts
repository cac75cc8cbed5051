import type { FastifyReply, FastifyRequest } from 'fastify';

const MAX_AGE_SECONDS = 10 * 60;

/** Keeps what a sign-in has begun for its next request: the second factor, or a passkey’s challenge. */
export function stepCookie(isSecure: boolean) {
  const name = isSecure ? '__Host-owlhub-step' : 'owlhub-step';
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;
  return {
    read: (request: FastifyRequest): string | null => request.cookies[name] ?? null,
    write: (reply: FastifyReply, token: string) =>
      reply.setCookie(name, token, { ...options, maxAge: MAX_AGE_SECONDS }),
    clear: (reply: FastifyReply) => reply.clearCookie(name, options),
  };
}

export type StepCookie = ReturnType<typeof stepCookie>;
