import type { FastifyInstance } from 'fastify';
import type { Context } from '#operations/context.ts';

/** One line a request, of picked fields: no query, no body, no header. */
export function logRequests(server: FastifyInstance, { log }: Pick<Context, 'log'>): void {
  server.addHook('onResponse', async (request, reply) => {
    const [path] = request.url.split('?');
    log.info(
      {
        requestId: request.id,
        method: request.method,
        path,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) {
      reply.header('cache-control', 'no-store');
    }
  });
}
