import { Confirmation, SessionList, SessionsEnded } from '#contract/session.ts';
import { confirmSession } from '#operations/confirm-session.ts';
import type { Context } from '#operations/context.ts';
import { listSessions } from '#operations/list-sessions.ts';
import { revokeOtherSessions, revokeSession } from '#operations/revoke-sessions.ts';
import { Secret } from '#secrets/secret.ts';
import type { SignInCookies } from './answer-session.ts';
import { actorOf } from './authenticate.ts';
import type { PartyOf } from './relying-party.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';

const tags = ['Sessions'];
const config = { access: 'person' } as const;
type More = { cookies: SignInCookies; partyOf: PartyOf };

/** What a person sees and ends of their own sessions. */
export function ownSessions(routes: Routes, ctx: Context, { cookies, partyOf }: More): void {
  routes.get(
    '/api/sessions',
    { config, schema: { tags, summary: 'One’s own sessions', response: { 200: SessionList, ...problems } } },
    async (request) => ({ sessions: await listSessions(ctx, actorOf(request)) }),
  );
  routes.delete(
    '/api/sessions',
    { config, schema: { tags, summary: 'End all others', response: { 200: SessionsEnded, ...problems } } },
    async (request, reply) => {
      const { ended, token } = await revokeOtherSessions(ctx, actorOf(request));
      cookies.session.write(reply, token);
      return { ended };
    },
  );
  routes.delete(
    '/api/sessions/:id',
    { config, schema: { tags, summary: 'End one', params: Id, response: { 204: nothing, ...problems } } },
    async (request, reply) => {
      await revokeSession(ctx, actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  routes.post(
    '/api/sessions/current/confirmations',
    {
      config,
      schema: {
        tags,
        summary: 'Prove again who is there',
        description: 'For 15 minutes, changing one’s own second factors and making API tokens is possible.',
        body: Confirmation,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const party = partyOf(request);
      const step = cookies.step.read(request);
      const proof =
        'password' in body
          ? { password: new Secret(body.password) }
          : 'code' in body
            ? { code: new Secret(body.code) }
            : { response: body.response, party, step };
      cookies.session.write(reply, await confirmSession(ctx, actorOf(request), proof));
      return reply.code(204).send();
    },
  );
}
