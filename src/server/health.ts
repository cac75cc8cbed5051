import { z } from 'zod';
import type { Context } from '#operations/context.ts';
import { isSetUpNeeded } from '#operations/set-up.ts';
import { problems, type Routes } from './routes.ts';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
const config = { access: 'open' } as const;
const tags = ['Health'];

export function health(routes: Routes, ctx: Context): void {
  routes.get(
    '/healthz',
    { config, schema: { tags, summary: 'Is the process alive?', response: { 200: Health, ...problems } } },
    async () => ({ status: 'ok' as const }),
  );
  routes.get(
    '/readyz',
    { config, schema: { tags, summary: 'Is the database there?', response: { 200: Health, ...problems } } },
    async () => {
      await isSetUpNeeded(ctx);
      return { status: 'ok' as const };
    },
  );
}
