import type { Context } from './context.ts';

/** The session ends on the server, whatever the browser keeps. */
export async function signOut(ctx: Context, token: string): Promise<void> {
  await ctx.store.sessions.remove(ctx.secrets.hashToken(token));
}
