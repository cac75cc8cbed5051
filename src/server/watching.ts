import { Overview } from '#contract/overview.ts';
import { History, Timeline, TimelineQuery } from '#contract/watching.ts';
import type { Context } from '#operations/context.ts';
import { readTimeline } from '#operations/read-timeline.ts';
import { showHistory } from '#operations/show-history.ts';
import { showOverview } from '#operations/show-overview.ts';
import { actorOf } from './authenticate.ts';
import { Id, problems, type Routes } from './routes.ts';

const tags = ['Watching'];
const config = { access: 'integrations.read' } as const;

export function watching(routes: Routes, ctx: Context): void {
  routes.get(
    '/api/overview',
    {
      config,
      schema: { tags, summary: 'What needs someone', response: { 200: Overview, ...problems } },
    },
    async (request) => showOverview(ctx, actorOf(request)),
  );
  routes.get(
    '/api/integrations/:id/history',
    {
      config,
      schema: {
        tags,
        summary: 'The last 90 days, and how long each rung took',
        params: Id,
        response: { 200: History, ...problems },
      },
    },
    async (request) => showHistory(ctx, actorOf(request), request.params.id),
  );
  routes.get(
    '/api/integrations/:id/timeline',
    {
      config,
      schema: {
        tags,
        summary: 'What happened, the newest first',
        params: Id,
        querystring: TimelineQuery,
        response: { 200: Timeline, ...problems },
      },
    },
    async (request) => readTimeline(ctx, actorOf(request), request.params.id, request.query),
  );
}
