import type { ProviderChange, ProviderState } from '#contract/settings.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { requireEveryRight } from '#people/require-grantable.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Provider } from '#store/providers.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { providerTarget } from './find-provider.ts';
import { requirePasswordSignIn } from './require-password-sign-in.ts';
import { rolesToGive } from './roles-to-give.ts';
import { providerState } from './show-provider.ts';

/** The secret is left out where it stays as it is. `base` is where people reach this OwlHub. */
type Given = Omit<ProviderChange, 'clientSecret'> & { clientSecret?: Secret | undefined; base: string };

export async function saveProvider(ctx: Context, actor: Actor, given: Given): Promise<ProviderState> {
  authorize(actor, 'settings.manage');
  const { base, clientSecret, issuer: entered, clientId, ...chosen } = given;
  const issuer = issuerFrom(ctx, entered);
  return ctx.store.transaction(async (store) => {
    await store.providers.lock();
    const before = await store.providers.find();
    const roles = [
      ...chosen.groups.map(({ role }) => role),
      ...(chosen.defaultRole ? [chosen.defaultRole] : []),
    ];
    await rolesToGive(store, actor, [...new Set(roles)]);
    if (!chosen.enabled) await requirePasswordSignIn(store);

    const isAnother = before !== null && (before.issuer !== issuer || before.client?.id !== clientId);
    const isTrustedMore = chosen.asksSecondFactor && !before?.chosen.asksSecondFactor;
    if (!before || isAnother || isTrustedMore) requireEveryRight(actor);
    // A secret goes only where it was meant for.
    if (isAnother && !clientSecret && before.client?.secret) throw secretNeeded();
    const secret = clientSecret
      ? { value: clientSecret, lastFour: ctx.secrets.lastFour(clientSecret), setAt: ctx.now() }
      : (before?.client?.secret ?? null);
    const after = {
      id: before?.id ?? ctx.newId(),
      issuer,
      chosen,
      client: { id: clientId, secret },
      createdAt: before?.createdAt ?? ctx.now(),
    };
    await store.providers.save(after);
    // Some providers name people differently to each client.
    if (isAnother) await store.identities.removeAll();
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, {
      action: 'provider.changed',
      target: providerTarget(after),
      before: before ? factsOf(before) : {},
      after: factsOf(after),
    });
    return providerState(after, base);
  });
}

const factsOf = ({ issuer, chosen, client }: Provider) => ({
  ...chosen,
  issuer,
  clientId: client?.id ?? null,
  secretSetAt: client?.secret?.setAt ?? null,
});

function issuerFrom(ctx: Context, entered: string): string {
  const parsed = ctx.provider.parseIssuer(entered);
  if (parsed.ok) return parsed.value.pathname === '/' ? parsed.value.origin : parsed.value.href;
  const { title, meaning, nextSteps } = ctx.provider.advise(parsed.failure, { issuer: entered });
  const { reason } = parsed.failure;
  throw new Refusal('invalid', `${title}. ${meaning}`, {
    problems: [{ field: 'issuer', message: meaning, fix: nextSteps[0], reason }],
  });
}

function secretNeeded(): Refusal {
  const problem = {
    field: 'clientSecret',
    message: 'The issuer or the client id is another one.',
    fix: 'Enter the client secret that belongs to it.',
  };
  return new Refusal('invalid', `${problem.message} ${problem.fix}`, { problems: [problem] });
}
