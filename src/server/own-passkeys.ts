import { NewPasskey, Passkey, PasskeyAdded, PasskeyChange } from '#contract/profile.ts';
import { PasskeyOptions } from '#contract/session.ts';
import { addPasskey } from '#operations/add-passkey.ts';
import { beginPasskey } from '#operations/begin-passkey.ts';
import { removePasskey, renamePasskey } from '#operations/change-passkey.ts';
import type { Context } from '#operations/context.ts';
import { renderPasskey } from '#operations/show-profile.ts';
import { actorOf } from './authenticate.ts';
import { shown } from './own-factors.ts';
import type { PartyOf } from './relying-party.ts';
import { Id, nothing, problems, type Routes } from './routes.ts';

const tags = ['Profile'];
const config = { access: 'person' } as const;
const url = '/api/profile/passkeys';

export function ownPasskeys(routes: Routes, ctx: Context, partyOf: PartyOf): void {
  routes.post(
    `${url}/challenges`,
    {
      config,
      schema: { tags, summary: 'Begin with a passkey', response: { 200: PasskeyOptions, ...problems } },
    },
    async (request) => beginPasskey(ctx, actorOf(request), partyOf(request)),
  );
  routes.post(
    url,
    {
      config,
      schema: {
        tags,
        summary: 'Add a passkey',
        body: NewPasskey,
        response: { 201: PasskeyAdded, ...problems },
      },
    },
    async (request, reply) => {
      const given = { ...request.body, party: partyOf(request) };
      const { passkey, recoveryCodes } = await addPasskey(ctx, actorOf(request), given);
      const codes = recoveryCodes && shown(recoveryCodes);
      return reply.code(201).send({ passkey: renderPasskey(passkey), recoveryCodes: codes });
    },
  );
  routes.patch(
    `${url}/:id`,
    {
      config,
      schema: {
        tags,
        summary: 'Rename a passkey',
        params: Id,
        body: PasskeyChange,
        response: { 200: Passkey, ...problems },
      },
    },
    async (request) =>
      renderPasskey(await renamePasskey(ctx, actorOf(request), request.params.id, request.body.name)),
  );
  routes.delete(
    `${url}/:id`,
    {
      config,
      schema: { tags, summary: 'Remove a passkey', params: Id, response: { 204: nothing, ...problems } },
    },
    async (request, reply) => {
      await removePasskey(ctx, actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
}
