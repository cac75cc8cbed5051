import type { ProviderState } from '#contract/settings.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Provider } from '#store/providers.ts';
import type { Context } from './context.ts';
import { redirectUriAt, signedOutUriAt } from './find-provider.ts';

export async function showProvider(ctx: Context, actor: Actor, base: string): Promise<ProviderState> {
  authorize(actor, 'settings.manage');
  return providerState(await ctx.store.providers.find(), base);
}

/** Of the secret the last four characters only. */
export function providerState(provider: Provider | null, base: string): ProviderState {
  const uris = { redirectUri: redirectUriAt(base), signedOutUri: signedOutUriAt(base) };
  if (!provider) return { provider: null, ...uris };
  const { issuer, chosen, client } = provider;
  const secret = client?.secret ?? null;
  return {
    provider: {
      ...chosen,
      groups: [...chosen.groups],
      issuer,
      clientId: client?.id ?? '',
      secret: secret && { lastFour: secret.lastFour, setAt: secret.setAt },
      ...uris,
    },
    ...uris,
  };
}
