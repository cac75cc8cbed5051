import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#kernel/refusal.ts';
import { Unavailable } from '#kernel/unavailable.ts';
import type { Context } from '#operations/context.ts';
import { describeError } from '#operations/describe-error.ts';
import { isForTheLog, tellRefusal } from '#operations/tell-refusal.ts';
import { sendProblem, sendRefusal, sendUnavailable } from './problems.ts';

/** Every error leaves as a problem document; what we did not foresee also goes to the log, under the request's id. */
export function answerErrors(server: FastifyInstance, ctx: Context): void {
  const { log } = ctx;
  server.setErrorHandler(async (thrown: FastifyError, request, reply) => {
    const error = await explained(ctx, request, thrown);
    if (error instanceof Refusal) return sendRefusal(request, reply, error);
    if (error instanceof Unavailable) {
      log.warn({ requestId: request.id, problem: error.message }, 'waiting for the database');
      return sendUnavailable(request, reply, error);
    }

    const status = error.statusCode ?? 500;
    if (status < 500)
      return sendProblem(request, reply, status, FORESEEN[status] ?? 'The request is not one we understand.');
    log.error({ requestId: request.id, error: describeError(error) }, 'a request met a bug');
    return sendProblem(
      request,
      reply,
      500,
      `Something went wrong on our side. Nothing was changed by halves. Quote ${request.id} when you report it.`,
    );
  });
}

/** A refusal for lack of permission is written down and says who can help; what goes wrong with that is told instead. */
async function explained(ctx: Context, request: FastifyRequest, error: FastifyError) {
  const actor = request.found?.actor;
  if (!(error instanceof Refusal) || !isForTheLog(error) || !actor) return error;
  const { method, routeOptions, url } = request;
  const path = routeOptions.url ?? url.split('?')[0] ?? '';
  return tellRefusal(ctx, actor, error, { method, path }).catch((instead: FastifyError) => instead);
}

const FORESEEN: Record<number, string> = {
  400: 'The body is not valid JSON. Send one JSON object.',
  413: 'The body is larger than 64 KiB. Send less.',
  414: 'The address is too long.',
  415: 'Only JSON is understood here. Send Content-Type: application/json.',
};
