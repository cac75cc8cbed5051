import { PasswordChange, Profile, ProfileChange } from '#contract/profile.ts';
import { changePassword } from '#operations/change-password.ts';
import { changeProfile } from '#operations/change-profile.ts';
import type { Context } from '#operations/context.ts';
import { showProfile } from '#operations/show-profile.ts';
import { Secret } from '#secrets/secret.ts';
import type { SignInCookies } from './answer-session.ts';
import { actorOf } from './authenticate.ts';
import type { PartyOf } from './relying-party.ts';
import { nothing, problems, type Routes } from './routes.ts';

const tags = ['Profile'];
const config = { access: 'person' } as const;

type More = { cookies: SignInCookies; partyOf: PartyOf };

export function profile(routes: Routes, ctx: Context, { cookies, partyOf }: More): void {
  routes.get(
    '/api/profile',
    { config, schema: { tags, summary: 'One’s own account', response: { 200: Profile, ...problems } } },
    async (request) => showProfile(ctx, actorOf(request), partyOf(request)),
  );
  routes.patch(
    '/api/profile',
    {
      config,
      schema: {
        tags,
        summary: 'Change one’s name',
        body: ProfileChange,
        response: { 200: Profile, ...problems },
      },
    },
    async (request) => {
      await changeProfile(ctx, actorOf(request), request.body);
      return showProfile(ctx, actorOf(request), partyOf(request));
    },
  );
  routes.put(
    '/api/profile/password',
    {
      config,
      schema: {
        tags,
        summary: 'Change or set one’s password',
        description: 'Every other session ends with it.',
        body: PasswordChange,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      const { current, password } = request.body;
      const token = await changePassword(ctx, actorOf(request), {
        current: current === undefined ? null : new Secret(current),
        password: new Secret(password),
      });
      cookies.session.write(reply, token);
      return reply.code(204).send();
    },
  );
}
