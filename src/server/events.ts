import { PassThrough } from 'node:stream';
import { z } from 'zod';
import type { LiveEvent } from '#contract/event.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Context } from '#operations/context.ts';
import { followEvents } from '#operations/follow-events.ts';
import { actorOf, lookAgain } from './authenticate.ts';
import { problems, type Routes } from './routes.ts';

const HEARTBEAT_EVERY_MS = 15_000;
/** A reader so slow that this much waits for it is sent away; its page reconnects and reads anew. */
const BACKLOG_BYTES = 1024 * 1024;
/** More open pages than anybody has. */
const STREAMS_EACH = 20;

/** Server-sent events, from every process on this database. A stream ends with its session and with the server. */
export function events(routes: Routes, ctx: Context): void {
  const streams = new Map<PassThrough, string>();
  routes.addHook('preClose', async () => {
    for (const stream of streams.keys()) stream.end();
  });

  routes.get(
    '/api/events',
    {
      config: { access: 'signed_in' },
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
      const actor = actorOf(request);
      const who = actor.kind === 'person' || actor.kind === 'token' ? actor.personId : actor.kind;
      const stream = new PassThrough({ highWaterMark: BACKLOG_BYTES });
      const say = (text: string) => {
        if (!stream.writableEnded && !stream.write(text)) stream.end();
      };
      const unfollow = followEvents(ctx, actor, {
        look: lookAgain(ctx, request),
        hear: (event) => say(messageOf(event)),
        onSessionEnd: () => stream.end(),
      });
      if ([...streams.values()].filter((other) => other === who).length >= STREAMS_EACH) {
        unfollow();
        throw tooMany();
      }
      const heartbeat = setInterval(() => say(': still here\n\n'), HEARTBEAT_EVERY_MS);

      streams.set(stream, who);
      const end = () => {
        clearInterval(heartbeat);
        unfollow();
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
          // Kept for another request after the stream, the connection would hold up the end of the server.
          connection: 'close',
        })
        .send(stream);
    },
  );
}

const tooMany = () =>
  new Refusal('too_many', `More than ${STREAMS_EACH} pages of yours are open. Close some of them.`, {
    retryAfterSeconds: 5,
  });

const messageOf = (event: LiveEvent) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
