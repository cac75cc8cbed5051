import type { FastifyInstance, FastifyReply } from 'fastify';

/** Signals that end what goes on for a request: when nobody waits for its answer any more, and when OwlHub stops. */
export function endsWith(
  routes: Pick<FastifyInstance, 'addHook'>,
): (reply: Pick<FastifyReply, 'raw'>) => AbortSignal {
  const closing = new AbortController();
  routes.addHook('preClose', async () => closing.abort(new Error('OwlHub is stopping.')));
  return ({ raw }) => {
    const gone = new AbortController();
    raw.once('close', () => gone.abort(new Error('Nobody waits for the answer any more.')));
    return AbortSignal.any([gone.signal, closing.signal]);
  };
}
