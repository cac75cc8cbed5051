import { ConnectionTest } from '#contract/integration.ts';
import { ConnectionTestResult } from '#contract/verdict.ts';
import type { Context } from '#operations/context.ts';
import { testConnection } from '#operations/test-connection.ts';
import { actorOf } from './authenticate.ts';
import { endsWith } from './ends-with.ts';
import { problems, type Routes } from './routes.ts';
import { typedIn } from './typed.ts';

export function connectionTests(routes: Routes, ctx: Context): void {
  const ending = endsWith(routes);

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
      return testConnection(
        ctx,
        actorOf(request),
        { type, integrationId, ...typedIn(request.body) },
        ending(reply),
      );
    },
  );
}
