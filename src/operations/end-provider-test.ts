import type { ProviderTest } from '#contract/settings.ts';
import type { ProviderFailure } from '#identity/provider/failure.ts';
import type { Answered } from '#identity/provider/flow.ts';
import type { Outcome, Step, StepId } from '#identity/provider/steps.ts';
import type { Result } from '#kernel/result.ts';
import type { Actor } from '#people/actor.ts';
import { PERMISSIONS } from '#people/permission.ts';
import { type ProvidedPerson, readPerson } from '#people/provider.ts';
import { permissionsOf } from '#people/role.ts';
import type { Provider } from '#store/providers.ts';
import type { Store } from '#store/store.ts';
import { audit, labelOf } from './audit.ts';
import type { Context } from './context.ts';
import { type AccountPlan, decideAccount } from './decide-account.ts';
import { providerTarget } from './find-provider.ts';
import type { KeptTest } from './test-provider.ts';

type Given = {
  testId: string;
  personId: string;
  provider: Provider;
  answered: Result<Answered, ProviderFailure>;
};

/** The part of a test that a person at the provider was needed for. Nobody is signed in by it. */
export async function endProviderTest(ctx: Context, actor: Actor, given: Given): Promise<void> {
  const { testId, personId, provider, answered } = given;
  await ctx.store.transaction(async (store) => {
    const kept = await store.providerTests.find<KeptTest>(testId, personId, ctx.now());
    if (!kept) return;
    const judged = answered.ok
      ? await judge(ctx, store, provider, answered.value)
      : { failure: answered.failure, evidence: {}, claims: null, would: null };
    const { failure, claims, would } = judged;
    const steps = stepsAfter(ctx, kept.steps, judged);
    const after: KeptTest = { ...kept, steps, failure, claims, would, continueAt: null };
    await store.providerTests.change(testId, after);
    const tester = await store.people.find(personId);
    await audit(ctx, store, actor, {
      action: 'provider.tested',
      outcome: failure ? 'failed' : 'done',
      target: providerTarget(provider),
      more: { test: testId, of: tester ? labelOf(tester) : personId, ...failure },
    });
  });
}

type Judged = {
  failure: ProviderFailure | null;
  evidence: Partial<Record<StepId, Step['evidence']>>;
  claims: Record<string, unknown> | null;
  would: ProviderTest['would'];
};

async function judge(ctx: Context, store: Store, provider: Provider, answered: Answered): Promise<Judged> {
  const { claims, issuer, subject, clockAheadMs } = answered;
  const provided = readPerson(claims, provider.chosen);
  const evidence = {
    token: [
      { label: 'Issued by', value: issuer },
      { label: 'Subject', value: subject },
      ...(clockAheadMs === null
        ? []
        : [{ label: 'The clocks differ by', value: `${Math.abs(Math.round(clockAheadMs / 1_000))} s` }]),
    ],
    claims: aboutClaims(provided),
  };
  const decided = await decideAccount(ctx, store, { answered, provided, provider });
  const failure = missingGroups(provider, provided) ?? (decided.ok ? null : decided.failure);
  const would = decided.ok && !failure ? await consequence(store, decided.value) : null;
  return { failure, evidence, claims: told(claims), would };
}

/** Of one sign-in only, and of use to nobody. */
const PASSING = new Set(['nonce', 'at_hash', 'c_hash', 's_hash']);
const told = (claims: Answered['claims']) =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => !PASSING.has(name)));

/** With a default role people get in all the same, but not with the role that was meant. */
function missingGroups(provider: Provider, provided: ProvidedPerson): ProviderFailure | null {
  if (provider.chosen.groups.length === 0 || provided.groups !== null) return null;
  const { claims, hasTooManyGroups: overage } = provided;
  return { reason: 'groups_missing', claim: provider.chosen.groupsClaim, claims, overage };
}

const aboutClaims = ({ email, isEmailVerified, groups }: ProvidedPerson) => [
  { label: 'Email', value: email ?? 'not said' },
  { label: 'Verified', value: isEmailVerified ? 'yes' : 'not said' },
  { label: 'Groups', value: groups === null ? 'not said' : groups.slice(0, 20).join(', ') || 'none' },
];

async function consequence(store: Store, plan: AccountPlan): Promise<ProviderTest['would']> {
  const roles = await store.roles.withIds(plan.roles);
  const permissions = permissionsOf(roles);
  return {
    account: wordsFor(plan),
    roles: roles.map(({ name }) => name),
    permissions: PERMISSIONS.filter((permission) => permissions.has(permission)),
  };
}

function wordsFor(plan: AccountPlan): string {
  switch (plan.kind) {
    case 'known':
      return `Signs in as ${labelOf(plan.person)}.`;
    case 'link':
      return `Signs in as ${labelOf(plan.person)}, who is found by the verified email.`;
    case 'invited':
      return `Accepts the invitation of ${plan.email} and makes the account.`;
    case 'create':
      return `Makes an account for ${plan.email}.`;
  }
}

const LATER: readonly StepId[] = ['sign_in', 'token', 'claims', 'account'];

/** What came before is kept, unless what came now decides it. */
function stepsAfter({ provider }: Context, before: readonly Step[], { failure, evidence }: Judged): Step[] {
  const failedAt = failure && provider.steps.of[failure.reason];
  const stop = failedAt === null ? LATER.length : Math.max(0, LATER.indexOf(failedAt));
  return before.map((step) => {
    if (step.id === failedAt) {
      return { ...step, outcome: 'failed', evidence: evidence[step.id] ?? step.evidence };
    }
    const shownBy = SHOWN_BY[step.id];
    if (shownBy !== undefined) {
      const isShown = step.outcome === 'unknown' && LATER.indexOf(shownBy) < stop;
      return isShown ? { ...step, outcome: 'passed' } : step;
    }
    const place = LATER.indexOf(step.id);
    if (place === -1) return step;
    const isPassed = place < stop || (step.id === 'sign_in' && failedAt !== 'sign_in');
    const outcome: Outcome = isPassed ? 'passed' : 'not_reached';
    return { ...step, outcome, evidence: isPassed ? (evidence[step.id] ?? []) : [] };
  });
}

/** What the provider did not say beforehand is plain once this has passed. */
const SHOWN_BY: Partial<Record<StepId, StepId>> = { client: 'token', redirect: 'sign_in' };
