import {
  Integration,
  IntegrationChange,
  IntegrationList,
  IntegrationsQuery,
  NewIntegration,
} from '#contract/integration.ts';
import { changeIntegration } from '#operations/change-integration.ts';
import type { Context } from '#operations/context.ts';
import { createIntegration } from '#operations/create-integration.ts';
import { deleteIntegration } from '#operations/delete-integration.ts';
import { listIntegrations } from '#operations/list-integrations.ts';
import { showIntegration } from '#operations/show-integration.ts';
import { Secret } from '#secrets/secret.ts';
import { actorOf } from './authenticate.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';
import { secretOf, typedIn, valueOf } from './typed.ts';

const tags = ['Integrations'];

export function integrations(routes: Routes, ctx: Context): void {
  routes.get(
    '/api/integrations',
    {
      config: { access: 'integrations.read' },
      schema: {
        tags,
        summary: 'List the integrations',
        querystring: IntegrationsQuery,
        response: { 200: IntegrationList, ...problems },
      },
    },
    async (request) => {
      const { ids, ...asked } = request.query;
      return listIntegrations(ctx, actorOf(request), { ...asked, ids: ids?.split(',') });
    },
  );
  routes.post(
    '/api/integrations',
    {
      config: { access: 'integrations.add' },
      schema: {
        tags,
        summary: 'Add an integration',
        body: NewIntegration,
        description: 'Answers at once, Pending; the verification follows by itself.',
        response: { 201: Integration, ...problems },
      },
    },
    async (request, reply) => {
      const { type, name, siteUrl, accessToken, account, ca, organizationId, organizationKey } = request.body;
      const { checkEveryMinutes, tokenEndsOn, ownerIds } = request.body;
      const connection = {
        siteUrl,
        accessToken: new Secret(accessToken),
        account: valueOf(account),
        ca: valueOf(ca),
        organizationId: valueOf(organizationId),
        organizationKey: secretOf(organizationKey),
      };
      const given = { type, name, connection, checkEveryMinutes, tokenEndsOn, ownerIds };
      const integration = await createIntegration(ctx, actorOf(request), given);
      return reply.code(201).header('location', `/api/integrations/${integration.id}`).send(integration);
    },
  );
  routes.get(
    '/api/integrations/:id',
    {
      config: { access: 'integrations.read' },
      schema: { tags, summary: 'Show one', params: Id, response: { 200: Integration, ...problems } },
    },
    async (request) => showIntegration(ctx, actorOf(request), request.params.id),
  );
  routes.patch(
    '/api/integrations/:id',
    {
      config: { access: ['integrations.edit', 'credentials.replace'] },
      schema: {
        tags,
        summary: 'Rename, change, pause or resume',
        params: Id,
        body: IntegrationChange,
        response: { 200: Integration, ...problems },
      },
    },
    async (request) => {
      const change = { ...request.body, ...typedIn(request.body) };
      return changeIntegration(ctx, actorOf(request), request.params.id, change);
    },
  );
  routes.delete(
    '/api/integrations/:id',
    {
      config: { access: 'integrations.delete' },
      schema: {
        tags,
        summary: 'Delete with its secrets',
        params: Id,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      await deleteIntegration(ctx, actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
}
