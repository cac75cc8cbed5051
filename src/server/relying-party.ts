import type { FastifyRequest } from 'fastify';
import { type RelyingParty, relyingPartyOf } from '#people/relying-party.ts';

export type PartyOf = (request: FastifyRequest) => RelyingParty | null;

/** For which site passkeys are, at the address that a request came to. */
export const partyAt =
  (publicUrl: string | null): PartyOf =>
  (request) =>
    relyingPartyOf(publicUrl, request.headers.host);
