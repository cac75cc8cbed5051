import { ApiTokenList, ApiTokenMade, NewApiToken } from '#contract/api-token.ts';
import type { Context } from '#operations/context.ts';
import { createApiToken } from '#operations/create-api-token.ts';
import { listApiTokens } from '#operations/list-api-tokens.ts';
import { revokeApiToken } from '#operations/revoke-api-token.ts';
import { actorOf } from './authenticate.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';
import { shownOnce } from './shown-once.ts';

const tags = ['API tokens'];

export function apiTokens(routes: Routes, ctx: Context): void {
  routes.get(
    '/api/tokens',
    {
      config: { access: 'tokens.manage' },
      schema: { tags, summary: 'List everybody’s tokens', response: { 200: ApiTokenList, ...problems } },
    },
    async (request) => ({ tokens: await listApiTokens(ctx, actorOf(request)) }),
  );
  routes.post(
    '/api/tokens',
    {
      config: { access: { person: 'tokens.manage' } },
      schema: {
        tags,
        summary: 'Make a token',
        description:
          'With a role or permissions that whoever asks has as well. Asks for a confirmation that it is them (`confirm_first`) where the last one is older than 15 minutes.',
        body: NewApiToken,
        response: { 201: ApiTokenMade, ...problems },
      },
    },
    async (request, reply) => {
      const { token, text } = await createApiToken(ctx, actorOf(request), request.body);
      return reply.code(201).send({ token, text: shownOnce(text) });
    },
  );
  routes.delete(
    '/api/tokens/:id',
    {
      config: { access: 'tokens.manage' },
      schema: { tags, summary: 'Revoke a token', params: Id, response: { 204: nothing, ...problems } },
    },
    async (request, reply) => {
      await revokeApiToken(ctx, actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
}
