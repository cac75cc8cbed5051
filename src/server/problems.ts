import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#contract/problem.ts';
import { KeyNotHere } from '#kernel/key-not-here.ts';
import { type FieldProblem, Refusal } from '#kernel/refusal.ts';
import { Unavailable } from '#kernel/unavailable.ts';

type More = {
  problems?: readonly FieldProblem[];
  headers?: Record<string, string>;
  reason?: string | undefined;
};

const STATUS = {
  not_found: 404,
  not_signed_in: 401,
  not_allowed: 403,
  conflict: 409,
  gone: 410,
  invalid: 422,
  too_many: 429,
} satisfies Record<Refusal['code'], number>;

/** In words for people: what the status means is in `status`. */
const TITLES: Record<number, string> = {
  400: 'This is not JSON',
  401: 'Nobody is signed in',
  403: 'This is not allowed',
  404: 'There is nothing here',
  405: 'This cannot be done here',
  409: 'This does not fit how things stand',
  410: 'This has ended',
  413: 'This is too much at once',
  415: 'Only JSON is understood here',
  422: 'Something that was entered does not fit',
  429: 'That was too often',
  500: 'Something went wrong on our side',
  503: 'OwlHub cannot do this for the moment',
};

/** Answers an RFC 9457 problem document. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  detail: string,
  { problems = [], headers = {}, reason = problems[0]?.reason }: More = {},
) {
  const problem: Problem = {
    type: `/api/docs#problem-${status}`,
    title: TITLES[status] ?? (status < 500 ? 'This request is not understood' : 'Something went wrong'),
    status,
    detail,
    instance: request.id,
    ...(reason !== undefined && { reason }),
    ...(problems.length > 0 && { errors: [...problems] }),
  };
  return reply
    .code(status)
    .headers({ ...headers, 'cache-control': 'no-store' })
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem);
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  const { code, message, problems, retryAfterSeconds } = refusal;
  const reason = refusal.reason ?? problems[0]?.reason;
  const headers = {
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    ...(reason === 'token_refused' && { 'www-authenticate': 'Bearer error="invalid_token"' }),
  };
  return sendProblem(request, reply, STATUS[code], message, { problems, headers, reason });
}

export const sendUnavailable = (request: FastifyRequest, reply: FastifyReply, error: Unavailable) =>
  sendProblem(request, reply, 503, error instanceof KeyNotHere ? error.message : DATABASE_AWAY, {
    headers: { 'retry-after': '5' },
  });

const DATABASE_AWAY =
  'OwlHub cannot reach its database for the moment. Nothing is lost; try again in a few seconds.';
