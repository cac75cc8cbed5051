import { AskReset, LinkMade, LinkToken, OpenReset, UseReset } from '#contract/people.ts';
import { askForReset } from '#operations/ask-for-reset.ts';
import type { Context } from '#operations/context.ts';
import { makeResetLink } from '#operations/make-reset-link.ts';
import { openReset } from '#operations/open-reset.ts';
import { useReset } from '#operations/use-reset.ts';
import { Secret } from '#secrets/secret.ts';
import { actorOf, strangerOf } from './authenticate.ts';
import type { BaseOf } from './link-base.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';

const tags = ['Password resets'];
const open = { access: 'open' } as const;

export function passwordResets(routes: Routes, ctx: Context, baseOf: BaseOf): void {
  routes.post(
    '/api/people/:id/password-resets',
    {
      config: { access: 'people.manage' },
      schema: {
        tags,
        summary: 'Make a link for a new password',
        description:
          'It works once, for an hour. It goes to the person by mail where that is set up; else it is in the answer, to be handed over.',
        params: Id,
        response: { 201: LinkMade, ...problems },
      },
    },
    async (request, reply) => {
      const given = { id: request.params.id, base: baseOf(request) };
      return reply.code(201).send(await makeResetLink(ctx, actorOf(request), given));
    },
  );
  routes.post(
    '/api/password-resets',
    {
      config: open,
      schema: {
        tags,
        summary: 'Ask for a new password by mail',
        description: 'The answer is the same whether or not there is an account.',
        body: AskReset,
        response: { 202: nothing, ...problems },
      },
    },
    async (request, reply) => {
      await askForReset(ctx, strangerOf(request), request.body.email);
      return reply.code(202).send();
    },
  );
  routes.post(
    '/api/password-resets/opened',
    {
      config: open,
      schema: {
        tags,
        summary: 'Whose password a link is for',
        body: LinkToken,
        response: { 200: OpenReset, ...problems },
      },
    },
    async (request) => openReset(ctx, strangerOf(request), request.body.token),
  );
  routes.post(
    '/api/password-resets/used',
    {
      config: open,
      schema: {
        tags,
        summary: 'Choose a new password by link',
        description: 'Every session ends, and every other such link. A second factor stays.',
        body: UseReset,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      const { token, password } = request.body;
      await useReset(ctx, strangerOf(request), { token, password: new Secret(password) });
      return reply.code(204).send();
    },
  );
}
