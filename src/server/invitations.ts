import {
  AcceptInvitation,
  InvitationList,
  InvitationMade,
  LinkMade,
  LinkToken,
  NewInvitation,
  OpenInvitation,
} from '#contract/people.ts';
import { Session } from '#contract/session.ts';
import { acceptInvitation } from '#operations/accept-invitation.ts';
import type { Context } from '#operations/context.ts';
import { createInvitation } from '#operations/create-invitation.ts';
import { listInvitations } from '#operations/list-invitations.ts';
import { openInvitation } from '#operations/open-invitation.ts';
import { renewInvitation } from '#operations/renew-invitation.ts';
import { withdrawInvitation } from '#operations/withdraw-invitation.ts';
import { Secret } from '#secrets/secret.ts';
import { actorOf, strangerOf } from './authenticate.ts';
import type { BaseOf } from './link-base.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';
import type { SessionCookie } from './session-cookie.ts';
import { answerSession } from './answer-session.ts';
import { visitorOf } from './visitor.ts';

const tags = ['Invitations'];
const managing = { access: 'people.manage' } as const;
const open = { access: 'open' } as const;

type More = { cookie: SessionCookie; baseOf: BaseOf };

export function invitations(routes: Routes, ctx: Context, { cookie, baseOf }: More): void {
  routes.get(
    '/api/invitations',
    {
      config: { access: 'people.read' },
      schema: { tags, summary: 'Who is invited', response: { 200: InvitationList, ...problems } },
    },
    async (request) => ({ invitations: await listInvitations(ctx, actorOf(request)) }),
  );
  routes.post(
    '/api/invitations',
    {
      config: managing,
      schema: {
        tags,
        summary: 'Invite somebody',
        description:
          'The link works once, for 72 hours. It goes by mail where that is set up; else it is in the answer, to be handed over. An open invitation of the same email is replaced.',
        body: NewInvitation,
        response: { 201: InvitationMade, ...problems },
      },
    },
    async (request, reply) => {
      const given = { ...request.body, base: baseOf(request) };
      return reply.code(201).send(await createInvitation(ctx, actorOf(request), given));
    },
  );
  routes.post(
    '/api/invitations/:id/links',
    {
      config: managing,
      schema: {
        tags,
        summary: 'Make a new link',
        description: 'For another 72 hours. The old link works no more.',
        params: Id,
        response: { 201: LinkMade, ...problems },
      },
    },
    async (request, reply) => {
      const given = { id: request.params.id, base: baseOf(request) };
      return reply.code(201).send(await renewInvitation(ctx, actorOf(request), given));
    },
  );
  routes.delete(
    '/api/invitations/:id',
    {
      config: managing,
      schema: { tags, summary: 'Withdraw one', params: Id, response: { 204: nothing, ...problems } },
    },
    async (request, reply) => {
      await withdrawInvitation(ctx, actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  routes.post(
    '/api/invitations/opened',
    {
      config: open,
      schema: {
        tags,
        summary: 'What an invitation says',
        body: LinkToken,
        response: { 200: OpenInvitation, ...problems },
      },
    },
    async (request) => openInvitation(ctx, strangerOf(request), request.body.token),
  );
  routes.post(
    '/api/invitations/accepted',
    {
      config: open,
      schema: {
        tags,
        summary: 'Accept an invitation, which signs in',
        body: AcceptInvitation,
        response: { 201: Session, ...problems },
      },
    },
    async (request, reply) => {
      const { token, name, password } = request.body;
      const given = { token, name, password: new Secret(password), visitor: visitorOf(request, cookie) };
      return answerSession(reply, cookie, await acceptInvitation(ctx, strangerOf(request), given));
    },
  );
}
