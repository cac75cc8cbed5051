import type { FastifyError, FastifyInstance } from 'fastify';
import { Refusal } from '#kernel/refusal.ts';
import { Unavailable } from '#kernel/unavailable.ts';
import type { Context } from '#operations/context.ts';
import { describeError } from '#operations/describe-error.ts';
import { sendProblem, sendRefusal, sendUnavailable } from './problems.ts';

/** Every error leaves as a problem document; what we did not foresee also goes to the log, under the request's id. */
export function answerErrors(server: FastifyInstance, { log }: Pick<Context, 'log'>): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
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

const FORESEEN: Record<number, string> = {
  400: 'The body is not valid JSON. Send one JSON object.',
  413: 'The body is larger than 64 KiB. Send less.',
  414: 'The address is too long.',
  415: 'Only JSON is understood here. Send Content-Type: application/json.',
};
