import { Session, SetUp, SetUpState } from '#contract/person.ts';
import type { Context } from '#operations/context.ts';
import { isSetUpNeeded, setUp } from '#operations/set-up.ts';
import { Secret } from '#secrets/secret.ts';
import { problems, type Routes } from './routes.ts';
import type { SessionCookie } from './session-cookie.ts';
import { answerSession } from './sessions.ts';

const tags = ['Set-up'];
const config = { open: true };

export function setUpRoutes(routes: Routes, ctx: Context, cookie: SessionCookie): void {
  routes.get(
    '/api/setup',
    {
      config,
      schema: { tags, summary: 'Is there an owner yet?', response: { 200: SetUpState, ...problems } },
    },
    async () => ({ needed: await isSetUpNeeded(ctx) }),
  );
  routes.post(
    '/api/setup',
    {
      config,
      schema: { tags, summary: 'Create the owner', body: SetUp, response: { 201: Session, ...problems } },
    },
    async (request, reply) => {
      const { token, email, password } = request.body;
      const given = { token, email, password: new Secret(password), address: request.ip };
      return answerSession(reply, cookie, await setUp(ctx, given));
    },
  );
}
