import { ProviderChange, ProviderState, ProviderTest } from '#contract/settings.ts';
import type { Context } from '#operations/context.ts';
import { removeProvider } from '#operations/remove-provider.ts';
import { saveProvider } from '#operations/save-provider.ts';
import { showProviderTest } from '#operations/show-provider-test.ts';
import { showProvider } from '#operations/show-provider.ts';
import { testProvider } from '#operations/test-provider.ts';
import { Secret } from '#secrets/secret.ts';
import { actorOf } from './authenticate.ts';
import type { BaseOf } from './link-base.ts';
import type { ProviderCookie } from './provider-cookie.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';

const tags = ['Single sign-on'];
const config = { access: 'settings.manage' } as const;

type Door = { providerCookie: ProviderCookie; baseOf: BaseOf };

export function provider(routes: Routes, ctx: Context, { providerCookie, baseOf }: Door): void {
  routes.get(
    '/api/provider',
    {
      config,
      schema: { tags, summary: 'The provider', response: { 200: ProviderState, ...problems } },
    },
    async (request) => showProvider(ctx, actorOf(request), baseOf(request)),
  );
  routes.put(
    '/api/provider',
    {
      config,
      schema: {
        tags,
        summary: 'Set single sign-on up',
        body: ProviderChange,
        response: { 200: ProviderState, ...problems },
      },
    },
    async (request) => {
      const { clientSecret, ...chosen } = request.body;
      const secret = clientSecret === undefined ? undefined : new Secret(clientSecret);
      const given = { ...chosen, clientSecret: secret, base: baseOf(request) };
      return saveProvider(ctx, actorOf(request), given);
    },
  );
  routes.delete(
    '/api/provider',
    {
      config,
      schema: { tags, summary: 'Remove single sign-on', response: { 204: nothing, ...problems } },
    },
    async (request, reply) => {
      await removeProvider(ctx, actorOf(request));
      return reply.code(204).send();
    },
  );
  routes.post(
    '/api/provider/tests',
    {
      config,
      schema: {
        tags,
        summary: 'Test single sign-on',
        description: 'The browser that asked goes on at `continueAt`, and finds the whole result afterwards.',
        response: { 201: ProviderTest, ...problems },
      },
    },
    async (request, reply) => {
      const { test, step } = await testProvider(ctx, actorOf(request), baseOf(request));
      if (step !== null) providerCookie.write(reply, step);
      return reply.code(201).send(test);
    },
  );
  routes.get(
    '/api/provider/tests/:id',
    {
      config,
      schema: {
        tags,
        summary: 'What a test found',
        params: Id,
        response: { 200: ProviderTest, ...problems },
      },
    },
    async (request) => showProviderTest(ctx, actorOf(request), request.params.id),
  );
}
