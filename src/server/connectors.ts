import { ConnectorList } from '#contract/connector.ts';
import type { Context } from '#operations/context.ts';
import { listConnectors } from '#operations/list-connectors.ts';
import { actorOf } from './authenticate.ts';
import { problems, type Routes } from './routes.ts';

export function connectors(routes: Routes, ctx: Context): void {
  routes.get(
    '/api/connectors',
    {
      config: { access: 'integrations.read' },
      schema: {
        tags: ['Connections'],
        summary: 'What can be added, with its form',
        response: { 200: ConnectorList, ...problems },
      },
    },
    async (request) => ({ connectors: listConnectors(ctx, actorOf(request)) }),
  );
}
