import type { ProviderProblem } from '#contract/settings.ts';
import type { Begun } from '#identity/provider/flow.ts';
import type { ProviderFailure } from '#identity/provider/failure.ts';
import { plusMs } from '#kernel/instant.ts';
import { sameOriginPath } from '#kernel/same-origin-path.ts';
import type { Actor } from '#people/actor.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import type { Provider } from '#store/providers.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { clientOf, providerTarget, redirectUriAt } from './find-provider.ts';
import { PROBLEM_OF } from './provider-problem.ts';

/** What waits for the browser to come back. */
export type ProviderStep = { to: string; testId: string | null };
/** The part of it that is sealed: what the answer must fit to. */
export type ProviderSecret = Begun & { issuer: string; clientId: string };

type Sent = { url: string; step: string } | { problem: ProviderProblem };

const STEP_MS = 10 * 60 * 1_000;
/** A whole company may begin its day behind one address. */
const PER_ADDRESS = { name: 'provider_sign_in', points: 1_200, seconds: 5 * 60 };

/** Where to send a browser that wants to sign in with the provider, or why it cannot. */
export async function beginProviderSignIn(
  ctx: Context,
  actor: Actor,
  { base, to }: { base: string; to: unknown },
): Promise<Sent> {
  if (await isTooOften(ctx, actor)) return { problem: 'provider_refused' };
  const provider = await ctx.store.providers.find();
  if (!provider?.chosen.enabled) return { problem: 'provider_refused' };
  const client = clientOf(provider);
  const begun = client.ok ? await ctx.provider.begin(client.value, redirectUriAt(base)) : client;
  if (!begun.ok) return failed(ctx, actor, provider, begun.failure);
  const step = await keepProviderStep(ctx, ctx.store, {
    provider,
    begun: begun.value.begun,
    data: { to: sameOriginPath(to), testId: null },
    personId: null,
  });
  return { url: begun.value.url, step };
}

/** Counts what a browser begins and what it brings back. What is too often is not even written down. */
export async function isTooOften(ctx: Context, actor: Actor): Promise<boolean> {
  const network = visitorNetwork('address' in actor ? actor.address : null);
  return (await ctx.rateLimits.spend(PER_ADDRESS, network)) !== null;
}

type Kept = { provider: Provider; begun: Begun; data: ProviderStep; personId: string | null };

/** Answers the token that the browser keeps. */
export async function keepProviderStep(
  ctx: Context,
  store: Store,
  { provider, begun, data, personId }: Kept,
) {
  const { token, hash } = ctx.secrets.createToken();
  const { issuer, client } = provider;
  await store.steps.insert({
    tokenHash: hash,
    kind: 'provider',
    personId,
    data,
    secret: { ...begun, issuer, clientId: client?.id ?? '' } satisfies ProviderSecret,
    expiresAt: plusMs(ctx.now(), STEP_MS),
  });
  return token;
}

async function failed(
  ctx: Context,
  actor: Actor,
  provider: Provider,
  failure: ProviderFailure,
): Promise<Sent> {
  await ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'sign_in.failed',
      outcome: 'failed',
      target: providerTarget(provider),
      more: { by: 'single sign-on', ...failure },
    }),
  );
  return { problem: PROBLEM_OF[failure.reason] };
}
