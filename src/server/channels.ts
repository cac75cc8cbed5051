import { z } from 'zod';
import {
  Channel,
  ChannelChange,
  ChannelList,
  ChannelMade,
  NewChannel,
  NotificationTypes,
} from '#contract/channel.ts';
import { changeChannel } from '#operations/change-channel.ts';
import type { Context } from '#operations/context.ts';
import { createChannel } from '#operations/create-channel.ts';
import { deleteChannel } from '#operations/delete-channel.ts';
import { listChannels, showChannel } from '#operations/list-channels.ts';
import { listNotificationTypes } from '#operations/list-notification-types.ts';
import { actorOf } from './authenticate.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';
import { shownOnce } from './shown-once.ts';
import { endsWith } from './ends-with.ts';
import { secretIn } from './typed.ts';

const tags = ['Notifications'];
const config = { access: 'notifications.manage' } as const;

export function channels(routes: Routes, ctx: Context): void {
  const ending = endsWith(routes);

  routes.get(
    '/api/notification-types',
    {
      config: { access: 'signed_in' },
      schema: {
        tags,
        summary: 'What a channel can be told',
        response: { 200: NotificationTypes, ...problems },
      },
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of the answer is made of the same table
    async () => ({ types: listNotificationTypes() }) as z.infer<typeof NotificationTypes>,
  );
  routes.get(
    '/api/channels',
    { config, schema: { tags, summary: 'List the channels', response: { 200: ChannelList, ...problems } } },
    async (request) => ({ channels: await listChannels(ctx, actorOf(request)) }),
  );
  routes.post(
    '/api/channels',
    {
      config,
      schema: {
        tags,
        summary: 'Add a channel',
        description:
          'It is tested first. One that fails is refused with the reason, unless `insist` is true. The signing secret of a webhook is in this answer and in no other.',
        body: NewChannel,
        response: { 201: ChannelMade, ...problems },
      },
    },
    async (request, reply) => {
      const { url, secret, ...rest } = request.body;
      const given = { ...rest, url: secretIn(url), secret: secretIn(secret) };
      const made = await createChannel(ctx, actorOf(request), given, ending(reply));
      const { channel, signingSecret } = made;
      return reply
        .code(201)
        .header('location', `/api/channels/${channel.id}`)
        .send({ channel, signingSecret: signingSecret && shownOnce(signingSecret) });
    },
  );
  routes.get(
    '/api/channels/:id',
    { config, schema: { tags, summary: 'Show one', params: Id, response: { 200: Channel, ...problems } } },
    async (request) => showChannel(ctx, actorOf(request), request.params.id),
  );
  routes.patch(
    '/api/channels/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change what it is told, when, and where it leads; switch it on or off',
        description: 'Another address is tested first, like a new channel.',
        params: Id,
        body: ChannelChange,
        response: { 200: Channel, ...problems },
      },
    },
    async (request, reply) => {
      const { url, ...rest } = request.body;
      const change = { ...rest, url: secretIn(url) };
      return changeChannel(ctx, actorOf(request), request.params.id, change, ending(reply));
    },
  );
  routes.delete(
    '/api/channels/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Delete with its address and its deliveries',
        params: Id,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      await deleteChannel(ctx, actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
}
