import { PeopleList, PeopleQuery, Person, PersonChange } from '#contract/people.ts';
import { SessionsEnded } from '#contract/session.ts';
import { changePerson } from '#operations/change-person.ts';
import type { Context } from '#operations/context.ts';
import { endSessions } from '#operations/end-sessions.ts';
import { listPeople, showPerson } from '#operations/list-people.ts';
import { removePerson } from '#operations/remove-person.ts';
import { resetSecondFactor } from '#operations/reset-second-factor.ts';
import { actorOf } from './authenticate.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';

const tags = ['People'];
const reading = { access: 'people.read' } as const;
const managing = { access: 'people.manage' } as const;

export function people(routes: Routes, ctx: Context): void {
  routes.get(
    '/api/people',
    {
      config: reading,
      schema: {
        tags,
        summary: 'Who has an account',
        querystring: PeopleQuery,
        response: { 200: PeopleList, ...problems },
      },
    },
    async (request) => listPeople(ctx, actorOf(request), request.query),
  );
  routes.get(
    '/api/people/:id',
    {
      config: reading,
      schema: { tags, summary: 'Show one', params: Id, response: { 200: Person, ...problems } },
    },
    async (request) => showPerson(ctx, actorOf(request), request.params.id),
  );
  routes.patch(
    '/api/people/:id',
    {
      config: managing,
      schema: {
        tags,
        summary: 'Rename, give and take roles, deactivate or reactivate',
        description: 'Who is deactivated is out at once, and their API tokens are revoked.',
        params: Id,
        body: PersonChange,
        response: { 200: Person, ...problems },
      },
    },
    async (request) => changePerson(ctx, actorOf(request), request.params.id, request.body),
  );
  routes.delete(
    '/api/people/:id',
    {
      config: managing,
      schema: {
        tags,
        summary: 'Remove with everything of theirs',
        params: Id,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      await removePerson(ctx, actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  routes.delete(
    '/api/people/:id/second-factor',
    {
      config: managing,
      schema: {
        tags,
        summary: 'Take away a lost second factor',
        description: 'Authenticator app, recovery codes and passkeys; every session ends.',
        params: Id,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      await resetSecondFactor(ctx, actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  routes.delete(
    '/api/people/:id/sessions',
    {
      config: managing,
      schema: {
        tags,
        summary: 'End all their sessions',
        params: Id,
        response: { 200: SessionsEnded, ...problems },
      },
    },
    async (request) => endSessions(ctx, actorOf(request), request.params.id),
  );
}
