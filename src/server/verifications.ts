import { Verification } from '#contract/verdict.ts';
import { VerificationList } from '#contract/integration.ts';
import type { Context } from '#operations/context.ts';
import { listVerifications } from '#operations/list-verifications.ts';
import { requestVerification } from '#operations/request-verification.ts';
import { actorOf } from './authenticate.ts';
import { Id, problems, type Routes } from './routes.ts';

const tags = ['Verifications'];
const url = '/api/integrations/:id/verifications';

export function verifications(routes: Routes, ctx: Context): void {
  routes.get(
    url,
    {
      config: { access: 'integrations.read' },
      schema: {
        tags,
        summary: 'History with rungs',
        params: Id,
        response: { 200: VerificationList, ...problems },
      },
    },
    async (request) => ({ verifications: await listVerifications(ctx, actorOf(request), request.params.id) }),
  );
  routes.post(
    url,
    {
      config: { access: 'integrations.verify' },
      schema: {
        tags,
        summary: 'Verify now',
        params: Id,
        description: 'Answers the verification that is queued or running where there is one.',
        response: { 202: Verification, ...problems },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await requestVerification(ctx, actorOf(request), request.params.id)),
  );
}
