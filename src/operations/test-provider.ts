import type { ProviderTest } from '#contract/settings.ts';
import type { Step } from '#identity/provider/steps.ts';
import type { ProviderFailure } from '#identity/provider/failure.ts';
import { plusMs } from '#kernel/instant.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import { keepProviderStep } from './begin-provider-sign-in.ts';
import type { Context } from './context.ts';
import { clientOf, providerTarget, redirectUriAt } from './find-provider.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';

/** What is kept of a test. The claims are those of whoever signed in for it. */
export type KeptTest = {
  steps: Step[];
  failure: ProviderFailure | null;
  issuer: string;
  claims: Record<string, unknown> | null;
  would: ProviderTest['would'];
  continueAt: string | null;
};

const KEPT_FOR_MS = 60 * 60 * 1_000;
const PER_PERSON = { name: 'provider_test', points: 20, seconds: 60 };

type Tested = { test: ProviderTest; step: string | null };

/**
 * Asks the provider whatever needs nobody to sign in there. Where all of that is well, the browser goes on at
 * `continueAt` with the `step` that it keeps. Makes no session and no account, then neither.
 */
export async function testProvider(ctx: Context, actor: Actor, base: string): Promise<Tested> {
  authorize(actor, 'settings.manage');
  if (!('personId' in actor)) throw new Refusal('not_allowed', 'Only a person can test single sign-on.');
  const { personId } = actor;
  await spendOrRefuse(ctx, PER_PERSON, personId, 'Too many tests in a minute. Wait a little and try again.');
  const provider = await ctx.store.providers.find();
  if (!provider) throw new Refusal('conflict', 'There is no provider to test. Save one first.');

  const redirectUri = redirectUriAt(base);
  const client = clientOf(provider);
  const climbed = client.ok
    ? await ctx.provider.climb(client.value, redirectUri)
    : unreadable(ctx, client.failure);
  const begun = client.ok && !climbed.failure ? await ctx.provider.begin(client.value, redirectUri) : null;
  const failure = climbed.failure ?? (begun && !begun.ok ? begun.failure : null);
  const kept: KeptTest = {
    steps: climbed.steps,
    failure,
    issuer: provider.issuer,
    claims: null,
    would: null,
    continueAt: begun?.ok ? begun.value.url : null,
  };

  const id = ctx.newId();
  const step = await ctx.store.transaction(async (store) => {
    await store.providerTests.removeExpired(ctx.now());
    await store.providerTests.insert(id, personId, kept, plusMs(ctx.now(), KEPT_FOR_MS));
    const data = { to: '/settings/sign-in', testId: id };
    const token = begun?.ok
      ? await keepProviderStep(ctx, store, { provider, begun: begun.value.begun, data, personId })
      : null;
    await audit(ctx, store, actor, {
      action: 'provider.tested',
      outcome: failure ? 'failed' : 'done',
      target: providerTarget(provider),
      ...(failure && { more: { ...failure } }),
    });
    return token;
  });
  return { test: renderTest(ctx, id, kept), step };
}

const unreadable = (ctx: Context, failure: ProviderFailure) => ({
  steps: ctx.provider.steps.ids.map((id) =>
    id === ctx.provider.steps.of[failure.reason]
      ? { ...ctx.provider.steps.notReached(id), outcome: 'failed' as const }
      : ctx.provider.steps.notReached(id),
  ),
  failure,
});

export function renderTest(ctx: Context, id: string, kept: KeptTest): ProviderTest {
  const { steps, failure, issuer, claims, would, continueAt } = kept;
  const advice = failure && ctx.provider.advise(failure, { issuer });
  return {
    id,
    steps: steps.map((step) => ({ ...step, evidence: [...step.evidence] })),
    failure: failure && advice && { reason: failure.reason, ...advice, nextSteps: [...advice.nextSteps] },
    claims,
    would,
    continueAt,
  };
}
