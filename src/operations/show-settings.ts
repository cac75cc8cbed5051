import type { Settings } from '#contract/settings.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { inUnits } from '#people/settings.ts';
import type { Context } from './context.ts';

export async function showSettings(ctx: Context, actor: Actor, publicUrl: string | null): Promise<Settings> {
  authorize(actor, 'settings.manage');
  const { mailer } = ctx;
  const mail = { configured: mailer !== null, from: mailer?.from ?? null };
  return { ...inUnits(await ctx.store.settings.read()), mail, publicUrl };
}
