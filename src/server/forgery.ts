import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#kernel/refusal.ts';
import { bearerOf } from './bearer.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Requests that change something must come from our own page, or from a program that is no browser. */
export function refuseForgeries(server: FastifyInstance, publicUrl: string | null): void {
  const publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin;
  server.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method) || isByToken(request) || isOurs(request, publicOrigin)) return;
    throw new Refusal(
      'not_allowed',
      'This request came from another website and was refused. If OwlHub is behind a proxy, set OWLHUB_URL to its public address.',
    );
  });
}

/** No page makes a browser add a token by itself, and where one is sent, cookies count for nothing. */
const isByToken = (request: FastifyRequest) =>
  request.routeOptions.config.access !== 'open' && bearerOf(request) !== null;

function isOurs({ headers }: FastifyRequest, publicOrigin: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  if (origin === undefined || origin === publicOrigin) return true;
  // A proxy may have ended the encryption, so the scheme says nothing; `null` is no address at all.
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}
