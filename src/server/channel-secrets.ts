import { z } from 'zod';
import { Channel, NewSigningSecret, SigningSecretMade } from '#contract/channel.ts';
import type { Context } from '#operations/context.ts';
import { addSigningSecret, removeSigningSecret } from '#operations/signing-secrets.ts';
import { actorOf } from './authenticate.ts';
import { Id, problems, type Routes } from './routes.ts';
import { shownOnce } from './shown-once.ts';
import { secretIn } from './typed.ts';

const tags = ['Notifications'];
const config = { access: 'notifications.manage' } as const;

export function channelSecrets(routes: Routes, ctx: Context): void {
  routes.post(
    '/api/channels/:id/secrets',
    {
      config,
      schema: {
        tags,
        summary: 'Add a signing secret',
        description:
          'Each secret signs, so that a receiver can be moved to the new one before the old one goes.',
        params: Id,
        body: NewSigningSecret,
        response: { 201: SigningSecretMade, ...problems },
      },
    },
    async (request, reply) => {
      const pasted = secretIn(request.body.secret);
      const made = await addSigningSecret(ctx, actorOf(request), request.params.id, pasted);
      return reply.code(201).send({ ...made, signingSecret: shownOnce(made.signingSecret) });
    },
  );
  routes.delete(
    '/api/channels/:id/secrets/:secretId',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a signing secret',
        params: Id.extend({ secretId: z.uuid() }),
        response: { 200: Channel, ...problems },
      },
    },
    async (request) => removeSigningSecret(ctx, actorOf(request), request.params.id, request.params.secretId),
  );
}
