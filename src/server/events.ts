import { PassThrough } from 'node:stream';
import { z } from 'zod';
import type { LiveEvent } from '#contract/event.ts';
import type { Context } from '#operations/context.ts';
import { findSession } from '#operations/find-session.ts';
import { foundIn } from './authenticate.ts';
import { problems, type Routes } from './routes.ts';

const HEARTBEAT_EVERY_MS = 15_000;
/** A reader so slow that this much waits for it is sent away; its page reconnects and reads anew. */
const BACKLOG_BYTES = 1024 * 1024;

/** Server-sent events, from every process on this database. A stream ends with its session and with the server. */
export function events(routes: Routes, ctx: Context): void {
  const streams = new Set<PassThrough>();
  routes.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });

  routes.get(
    '/api/events',
    {
      schema: {
        tags: ['Events'],
        summary: 'What changes, as it happens (server-sent events)',
        description:
          'Each message is `event: <type>` with a LiveEvent as JSON in `data:`. After (re)connecting, read anew.',
        response: {
          200: { description: 'A stream.', content: { 'text/event-stream': { schema: z.any() } } },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { token } = foundIn(request);
      const stream = new PassThrough({ highWaterMark: BACKLOG_BYTES });
      const say = (text: string) => {
        if (!stream.writableEnded && !stream.write(text)) stream.end();
      };
      const unsubscribe = ctx.subscribe((event) => say(messageOf(event)));
      const heartbeat = setInterval(() => {
        say(': still here\n\n');
        findSession(ctx, token, { watching: true }).then(
          (found) => found ?? stream.end(),
          () => undefined,
        );
      }, HEARTBEAT_EVERY_MS);

      streams.add(stream);
      const end = () => {
        clearInterval(heartbeat);
        unsubscribe();
        streams.delete(stream);
        stream.destroy();
      };
      stream.once('end', end);
      stream.once('error', end);
      reply.raw.once('close', end);
      say('retry: 1000\n\n');
      return reply
        .headers({
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        })
        .send(stream);
    },
  );
}

const messageOf = (event: LiveEvent) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
