import { z } from 'zod';
import { PROVIDER_PROBLEMS, type ProviderProblem } from '#contract/settings.ts';
import { beginProviderSignIn } from '#operations/begin-provider-sign-in.ts';
import type { Context } from '#operations/context.ts';
import { finishProviderSignIn } from '#operations/finish-provider-sign-in.ts';
import type { SignInCookies } from './answer-session.ts';
import { strangerOf } from './authenticate.ts';
import type { BaseOf } from './link-base.ts';
import type { ProviderCookie } from './provider-cookie.ts';
import { problems, type Routes } from './routes.ts';
import { visitorOf } from './visitor.ts';

const tags = ['Single sign-on'];
const config = { access: 'open' } as const;
const ON = `On, or to \`/sign-in?problem=\` with one of: ${PROVIDER_PROBLEMS.join(', ')}.`;
const response = { 303: z.void().describe(ON), ...problems };

type Door = { cookies: SignInCookies; providerCookie: ProviderCookie; baseOf: BaseOf };

/** For browsers: whatever happens, they are sent on to a page that says so. */
export function providerSignIn(routes: Routes, ctx: Context, door: Door): void {
  const { cookies, providerCookie, baseOf } = door;
  routes.get(
    '/api/sign-in/provider',
    {
      config,
      schema: {
        tags,
        summary: 'Sign in with the provider',
        querystring: z.object({ to: z.string().max(2_000).optional().describe('The page to go to after.') }),
        response,
      },
    },
    async (request, reply) => {
      const { to } = request.query;
      const sent = await beginProviderSignIn(ctx, strangerOf(request), { base: baseOf(request), to });
      if ('problem' in sent) return reply.redirect(signInPage({ problem: sent.problem, to }), 303);
      providerCookie.write(reply, sent.step);
      return reply.redirect(sent.url, 303);
    },
  );
  routes.get(
    '/api/sign-in/provider/callback',
    { config, schema: { tags, summary: 'Where the provider sends the browser back to', response } },
    async (request, reply) => {
      const step = providerCookie.read(request);
      const query = new URL(request.url, 'http://owlhub.invalid').searchParams;
      const visitor = visitorOf(request, cookies.session);
      const back = await finishProviderSignIn(ctx, strangerOf(request), { step, query, visitor });
      if ('problem' in back) return reply.redirect(signInPage({ problem: back.problem }), 303);
      providerCookie.clear(reply);
      if ('testId' in back) return reply.redirect(`/settings/sign-in?test=${back.testId}`, 303);
      const { signedIn, to } = back;
      if ('found' in signedIn) {
        cookies.session.write(reply, signedIn.found.token);
        return reply.redirect(to, 303);
      }
      cookies.step.write(reply, signedIn.step);
      return reply.redirect(signInPage({ step: 'second_factor', to }), 303);
    },
  );
}

type Search = { problem?: ProviderProblem; step?: 'second_factor'; to?: string | undefined };

function signInPage(search: Search): string {
  const { to, ...told } = search;
  const on = to === undefined || to === '/' ? {} : { to };
  return `/sign-in?${new URLSearchParams({ ...told, ...on }).toString()}`;
}
