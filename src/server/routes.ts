import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { Problem } from '#contract/problem.ts';

/** Where routes are put: their schemas check what comes and what leaves, and are what the documentation is made of. */
export type Routes = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What any route may answer besides its own. */
export const problems = {
  '4xx': { description: 'A problem document.', content: { 'application/problem+json': { schema: Problem } } },
  '5xx': { description: 'A problem document.', content: { 'application/problem+json': { schema: Problem } } },
};

export const nothing = z.void().describe('Nothing.');
export const Id = z.object({ id: z.uuid() });
