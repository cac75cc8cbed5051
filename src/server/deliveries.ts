import { z } from 'zod';
import { DeliveriesQuery, DeliveryList } from '#contract/delivery.ts';
import type { Context } from '#operations/context.ts';
import { listDeliveries } from '#operations/list-deliveries.ts';
import { sendAgain } from '#operations/send-again.ts';
import { actorOf } from './authenticate.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';

const tags = ['Notifications'];
const config = { access: 'notifications.manage' } as const;

export function deliveries(routes: Routes, ctx: Context): void {
  routes.get(
    '/api/channels/:id/deliveries',
    {
      config,
      schema: {
        tags,
        summary: 'What was sent, and what was answered',
        params: Id,
        querystring: DeliveriesQuery,
        response: { 200: DeliveryList, ...problems },
      },
    },
    async (request) => listDeliveries(ctx, actorOf(request), request.params.id, request.query),
  );
  routes.post(
    '/api/channels/:id/deliveries/:deliveryId/attempts',
    {
      config,
      schema: {
        tags,
        summary: 'Send it again',
        params: Id.extend({ deliveryId: z.uuid() }),
        response: { 202: nothing, ...problems },
      },
    },
    async (request, reply) => {
      await sendAgain(ctx, actorOf(request), request.params.id, request.params.deliveryId);
      return reply.code(202).send();
    },
  );
}
