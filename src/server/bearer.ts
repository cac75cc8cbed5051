import type { FastifyRequest } from 'fastify';
import { Secret } from '#secrets/secret.ts';

/** The API token that a request carries. Other schemes are the business of a proxy in front of OwlHub. */
export function bearerOf({ headers }: FastifyRequest): Secret | null {
  const [, text] = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? [];
  return text === undefined ? null : new Secret(text);
}
