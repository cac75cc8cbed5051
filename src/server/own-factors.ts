import { RecoveryCodes, SecondFactorAdded, TotpBegun, TotpCode } from '#contract/profile.ts';
import { beginTotp } from '#operations/begin-totp.ts';
import { confirmTotp } from '#operations/confirm-totp.ts';
import type { Context } from '#operations/context.ts';
import { makeRecoveryCodes } from '#operations/make-recovery-codes.ts';
import { removeTotp } from '#operations/remove-totp.ts';
import { Secret } from '#secrets/secret.ts';
import { actorOf } from './authenticate.ts';
import { nothing, problems, type Routes } from './routes.ts';
import { shownOnce } from './shown-once.ts';

const tags = ['Profile'];
const config = { access: 'person' } as const;

/** What is shown once is revealed here, on its way out. */
export const shown = (codes: readonly Secret[]): string[] => codes.map(shownOnce);

export function ownFactors(routes: Routes, ctx: Context): void {
  routes.post(
    '/api/profile/totp',
    {
      config,
      schema: {
        tags,
        summary: 'Begin with an authenticator app',
        description: 'One that works goes on working until the new one is confirmed.',
        response: { 200: TotpBegun, ...problems },
      },
    },
    async (request) => {
      const { uri, secret } = await beginTotp(ctx, actorOf(request));
      return { uri: shownOnce(uri), secret: shownOnce(secret) };
    },
  );
  routes.post(
    '/api/profile/totp/confirmations',
    {
      config,
      schema: {
        tags,
        summary: 'Put the authenticator app in place',
        body: TotpCode,
        response: { 200: SecondFactorAdded, ...problems },
      },
    },
    async (request) => {
      const codes = await confirmTotp(ctx, actorOf(request), new Secret(request.body.code));
      return { recoveryCodes: codes && shown(codes) };
    },
  );
  routes.delete(
    '/api/profile/totp',
    {
      config,
      schema: { tags, summary: 'Remove the authenticator app', response: { 204: nothing, ...problems } },
    },
    async (request, reply) => {
      await removeTotp(ctx, actorOf(request));
      return reply.code(204).send();
    },
  );
  routes.post(
    '/api/profile/recovery-codes',
    {
      config,
      schema: { tags, summary: 'Make new recovery codes', response: { 200: RecoveryCodes, ...problems } },
    },
    async (request) => ({ codes: shown(await makeRecoveryCodes(ctx, actorOf(request))) }),
  );
}
