import type { FastifyRequest } from 'fastify';
import type { Visitor } from '#operations/start-session.ts';
import { deviceOf } from './device.ts';
import type { SessionCookie } from './session-cookie.ts';

/** Where a request comes from, for a session that may begin with it. */
export const visitorOf = (request: FastifyRequest, cookie: SessionCookie): Visitor => ({
  address: request.ip,
  device: deviceOf(request.headers['user-agent']),
  oldToken: cookie.read(request),
});
