import type { ProviderFailure } from '#identity/provider/failure.ts';
import type { ProviderClient } from '#identity/provider/flow.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Target } from '#people/audit.ts';
import type { Provider } from '#store/providers.ts';

/** This OwlHub as the provider knows it. */
export function clientOf({ issuer, chosen, client }: Provider): Result<ProviderClient, ProviderFailure> {
  if (!client) return fail({ reason: 'secret_unreadable' });
  return ok({ issuer, clientId: client.id, secret: client.secret?.value ?? null, scopes: chosen.scopes });
}

export const providerTarget = ({ id, chosen }: Pick<Provider, 'id' | 'chosen'>): Target => ({
  kind: 'provider',
  id,
  label: chosen.name,
});

/** What is registered at the provider. `base` is where people reach this OwlHub. */
export const redirectUriAt = (base: string): string => new URL('/api/sign-in/provider/callback', base).href;
export const signedOutUriAt = (base: string): string => new URL('/sign-in', base).href;
