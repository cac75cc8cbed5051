import type { ProviderProblem } from '#contract/settings.ts';
import { Email } from '#contract/session.ts';
import type { ProviderFailure } from '#identity/provider/failure.ts';
import type { Answered } from '#identity/provider/flow.ts';
import { fail, type Result } from '#kernel/result.ts';
import type { Actor } from '#people/actor.ts';
import { type ProviderChoices, readPerson } from '#people/provider.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import type { Provider } from '#store/providers.ts';
import { audit } from './audit.ts';
import { isTooOften, type ProviderSecret, type ProviderStep } from './begin-provider-sign-in.ts';
import type { Context } from './context.ts';
import { clientOf, providerTarget } from './find-provider.ts';
import { endProviderTest } from './end-provider-test.ts';
import { finishSignIn, type SignedIn } from './finish-sign-in.ts';
import { openAccount } from './open-account.ts';
import { PROBLEM_OF } from './provider-problem.ts';
import type { Visitor } from './start-session.ts';

/** `step` is what the browser kept, `query` what the provider sent it back with. */
type Given = { step: string | null; query: URLSearchParams; visitor: Visitor };

type Back = { signedIn: SignedIn; to: string } | { testId: string } | { problem: ProviderProblem };

const EXPIRED: ProviderFailure = { reason: 'sign_in_expired' };

/** A browser that comes back from the provider. It counts once, and only in the browser that was sent there. */
export async function finishProviderSignIn(ctx: Context, actor: Actor, given: Given): Promise<Back> {
  if (await isTooOften(ctx, actor)) return { problem: 'provider_refused' };
  const provider = await ctx.store.providers.find();
  const waiting = await takeStep(ctx, given);
  const fits =
    waiting?.secret.issuer === provider?.issuer && waiting?.secret.clientId === provider?.client?.id;
  if (!waiting && (await isStrayTooOften(ctx, actor))) return { problem: 'sign_in_expired' };
  if (!provider || !waiting || !fits) return failed(ctx, actor, { provider, failure: EXPIRED });
  const { data, secret, personId } = waiting;

  const answered = await ask(ctx, provider, secret, given.query);
  if (data.testId !== null && personId !== null) {
    await endProviderTest(ctx, actor, { testId: data.testId, personId, provider, answered });
    return { testId: data.testId };
  }
  if (!provider.chosen.enabled) return failed(ctx, actor, { provider, failure: EXPIRED });
  if (!answered.ok) return failed(ctx, actor, { provider, failure: answered.failure });

  const { idToken } = answered.value;
  const provided = readPerson(answered.value.claims, provider.chosen);
  const account = await openAccount(ctx, actor, { answered: answered.value, provided, provider });
  if (!account.ok) return failed(ctx, actor, { provider, failure: account.failure });
  const signedIn = await finishSignIn(ctx, {
    personId: account.value,
    method: 'provider',
    hasSecondFactor: provider.chosen.asksSecondFactor || provided.hasSecondFactor,
    visitor: given.visitor,
    idToken,
  });
  return { signedIn, to: data.to };
}

const STRAYS = { name: 'provider_stray', points: 30, seconds: 15 * 60 };

/** Whoever comes back without having been sent costs nothing to be, so that they could fill the log. */
async function isStrayTooOften(ctx: Context, actor: Actor): Promise<boolean> {
  const network = visitorNetwork('address' in actor ? actor.address : null);
  return (await ctx.rateLimits.spend(STRAYS, network)) !== null;
}

type Waiting = { data: ProviderStep; secret: ProviderSecret; personId: string | null };

/** One use. An answer that was not asked for in this browser leaves alone what it waits for. */
async function takeStep(ctx: Context, { step, query }: Given): Promise<Waiting | null> {
  if (step === null) return null;
  const hash = ctx.secrets.hashToken(step);
  const kept = await ctx.store.steps.find(hash, 'provider', ctx.now());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `keepProviderStep` writes it
  const secret = kept?.secret as ProviderSecret | null | undefined;
  if (!kept || !secret || query.getAll('state').join(' ') !== secret.state) return null;
  if (!(await ctx.store.steps.take(hash, 'provider', ctx.now()))) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `keepProviderStep` writes it
  return { data: kept.data as ProviderStep, secret, personId: kept.personId };
}

async function ask(
  ctx: Context,
  provider: Provider,
  begun: ProviderSecret,
  query: URLSearchParams,
): Promise<Result<Answered, ProviderFailure>> {
  const client = clientOf(provider);
  if (!client.ok) return fail(client.failure);
  return ctx.provider.finish(client.value, begun, query, (claims) => lacks(claims, provider.chosen));
}

/** Whether the ID token alone leaves open what decides about an account or a role. */
function lacks(claims: Answered['claims'], chosen: ProviderChoices): boolean {
  const { email, isEmailVerified, groups, hasTooManyGroups } = readPerson(claims, chosen);
  const groupsDecide = chosen.groups.length > 0 && !hasTooManyGroups;
  return email === null || !isEmailVerified || (groupsDecide && groups === null);
}

type Failed = { provider: Provider | null; failure: ProviderFailure };

async function failed(ctx: Context, actor: Actor, { provider, failure }: Failed): Promise<Back> {
  const email = 'email' in failure ? Email.safeParse(failure.email).data : undefined;
  await ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'sign_in.failed',
      outcome: email === undefined ? 'failed' : 'refused',
      ...(email === undefined
        ? provider && { target: providerTarget(provider) }
        : { target: { kind: 'person', id: null, label: email } as const }),
      more: { by: 'single sign-on', ...failure },
    }),
  );
  return { problem: PROBLEM_OF[failure.reason] };
}
