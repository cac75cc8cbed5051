import { Session, SetUp, SetUpState } from '#contract/session.ts';
import type { Context } from '#operations/context.ts';
import { isSetUpNeeded, setUp } from '#operations/set-up.ts';
import { Secret } from '#secrets/secret.ts';
import { problems, type Routes } from './routes.ts';
import type { SessionCookie } from './session-cookie.ts';
import { answerSession } from './answer-session.ts';
import { visitorOf } from './visitor.ts';

const tags = ['Set-up'];
const config = { access: 'open' } as const;

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
      const { token, email, name, password } = request.body;
      const visitor = visitorOf(request, cookie);
      const given = { token, email, name, password: new Secret(password), visitor };
      return answerSession(reply, cookie, await setUp(ctx, given));
    },
  );
}
