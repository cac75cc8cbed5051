import { ChannelTest, ChannelTestResult } from '#contract/channel.ts';
import type { Context } from '#operations/context.ts';
import { testChannel, testTypedChannel } from '#operations/test-channel.ts';
import { actorOf } from './authenticate.ts';
import { endsWith } from './ends-with.ts';
import { Id, problems, type Routes } from './routes.ts';
import { secretIn } from './typed.ts';

const tags = ['Notifications'];
const config = { access: 'notifications.manage' } as const;

export function channelTests(routes: Routes, ctx: Context): void {
  const ending = endsWith(routes);

  routes.post(
    '/api/channel-tests',
    {
      config,
      schema: {
        tags,
        summary: 'Send a test to values that are not stored',
        body: ChannelTest,
        response: { 200: ChannelTestResult, ...problems },
      },
    },
    async (request, reply) => {
      const { kind, to, url, secret } = request.body;
      const typed = { kind, to, url: secretIn(url), secret: secretIn(secret) };
      return testTypedChannel(ctx, actorOf(request), typed, ending(reply));
    },
  );
  routes.post(
    '/api/channels/:id/tests',
    {
      config,
      schema: {
        tags,
        summary: 'Send a test to a channel',
        params: Id,
        response: { 200: ChannelTestResult, ...problems },
      },
    },
    async (request, reply) => testChannel(ctx, actorOf(request), request.params.id, ending(reply)),
  );
}
