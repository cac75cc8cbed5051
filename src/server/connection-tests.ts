import { ConnectionTest } from '#contract/integration.ts';
import { ConnectionTestResult } from '#contract/verdict.ts';
import type { Context } from '#operations/context.ts';
import { testConnection } from '#operations/test-connection.ts';
import { actorOf } from './authenticate.ts';
import { problems, type Routes } from './routes.ts';
import { typedIn } from './typed.ts';

export function connectionTests(routes: Routes, ctx: Context): void {
  const closing = new AbortController();
  routes.addHook('preClose', async () => closing.abort(new Error('OwlHub is stopping.')));

  routes.post(
    '/api/connection-tests',
    {
      config: { access: ['integrations.add', 'integrations.edit', 'credentials.replace'] },
      schema: {
        tags: ['Connections'],
        summary: 'Test values without storing them',
        body: ConnectionTest,
        response: { 200: ConnectionTestResult, ...problems },
      },
    },
    async (request, reply) => {
      const { type, integrationId } = request.body;
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort(new Error('Nobody waits for the answer any more.')));
      return testConnection(
        ctx,
        actorOf(request),
        { type, integrationId, ...typedIn(request.body) },
        AbortSignal.any([gone.signal, closing.signal]),
      );
    },
  );
}
