import { z } from 'zod';
import { type Context } from '#operations/context.ts';
import { listReasons } from '#operations/list-reasons.ts';
import { problems, type Routes } from './routes.ts';

const ReasonList = z
  .object({
    reasons: z.array(
      z.object({
        reason: z.string(),
        nature: z
          .enum(['passing', 'lasting', 'locking'])
          .describe('passing heals by itself; locking is not tried again until something changes.'),
      }),
    ),
  })
  .meta({ id: 'ReasonList' });

export function reasons(routes: Routes, _ctx: Context): void {
  routes.get(
    '/api/reasons',
    {
      config: { access: 'open' },
      schema: {
        tags: ['Connections'],
        summary: 'Every reason a connection can fail for',
        response: { 200: ReasonList, ...problems },
      },
    },
    async () => ({ reasons: listReasons() }),
  );
}
