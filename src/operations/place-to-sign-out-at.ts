import type { Context } from './context.ts';
import { clientOf, signedOutUriAt } from './find-provider.ts';

type Given = { idToken: string; base: string };

/** Where a browser ends its session at the provider; null where the provider has no such place, or is away. */
export async function placeToSignOutAt(ctx: Context, { idToken, base }: Given): Promise<string | null> {
  const provider = await ctx.store.providers.find();
  const client = provider && clientOf(provider);
  if (!client?.ok) return null;
  return ctx.provider.endSessionAt(client.value, { idToken, signedOutUri: signedOutUriAt(base) });
}
