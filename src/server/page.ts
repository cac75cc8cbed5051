import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problems.ts';
import { NOWHERE } from './validate.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** The built page at every address that is not the API's, its hashed files for good, and 404 and 405 for the rest. */
export async function page(
  server: FastifyInstance,
  webRoot: string | null,
  allowedMethods: (path: string) => string[],
): Promise<void> {
  const hasPage = webRoot !== null && existsSync(join(webRoot, 'index.html'));
  if (hasPage) {
    await server.register(files, { root: webRoot, serve: false, cacheControl: false, preCompressed: true });
    server.get('/assets/*', { schema: { hide: true } }, async (request, reply) => {
      const [path = ''] = request.url.split('?');
      return reply.header('cache-control', FOREVER).sendFile(decodeURIComponent(path));
    });
  }
  server.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?');
    const methods = allowedMethods(path);
    if (methods.length > 0) return sendWrongMethod(request, reply, methods);
    const isPage = hasPage && (request.method === 'GET' || request.method === 'HEAD') && !isOurs(path);
    if (!isPage) return sendProblem(request, reply, 404, NOWHERE);
    return reply.header('cache-control', 'no-store').sendFile('index.html');
  });
}

/** Addresses of programs, where a page as the answer would only mislead. */
const isOurs = (path: string) => /^\/(api|assets)(\/|$)/.test(path);

function sendWrongMethod(request: FastifyRequest, reply: FastifyReply, methods: readonly string[]) {
  const allow = methods.join(', ');
  const detail = `${request.method} does nothing at this address. It knows ${allow}.`;
  return sendProblem(request, reply, 405, detail, { headers: { allow } });
}
