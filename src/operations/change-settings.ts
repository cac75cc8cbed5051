import type { SettingsChange } from '#contract/settings.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { OWNER } from '#people/role.ts';
import { type ChosenSettings, fromUnits, inUnits } from '#people/settings.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';

export async function changeSettings(ctx: Context, actor: Actor, change: SettingsChange): Promise<void> {
  authorize(actor, 'settings.manage');
  await ctx.store.transaction(async (store) => {
    // In the order of everything that asks whether the one owner who is spared may go.
    await store.people.lockOwners();
    await store.providers.lock();
    const before = inUnits(await store.settings.lock());
    const after: ChosenSettings = { ...before, ...given(change) };
    requireOrder(after);
    if (after.passwordSignIn === 'break_glass') await requireWayIn(store, after.breakGlassPersonId);
    await store.settings.save(fromUnits(after));
    await store.announcements.announce({ type: 'access_changed' });
    const target = { kind: 'settings', id: null, label: 'Settings' } as const;
    await audit(ctx, store, actor, { action: 'settings.changed', target, before, after });
  });
}

const given = (change: SettingsChange): Partial<ChosenSettings> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

function requireOrder({ sessionIdleMinutes, sessionAtMostHours }: ChosenSettings): void {
  if (sessionIdleMinutes <= sessionAtMostHours * 60) return;
  throw refused(
    'sessionIdleMinutes',
    'A session cannot stay unused for longer than it lasts at most.',
    `Enter at most ${sessionAtMostHours * 60} minutes, or let sessions last longer.`,
  );
}

/** Nobody locks everybody out: the provider is there, and one owner comes in when it is not. */
async function requireWayIn(store: Store, breakGlassPersonId: string | null): Promise<void> {
  const provider = await store.providers.find();
  if (!provider?.chosen.enabled) {
    throw refused(
      'passwordSignIn',
      'Single sign-on is not set up, so nobody could sign in with it.',
      'Set up a provider, test it and switch it on first.',
    );
  }
  const spared = breakGlassPersonId === null ? null : await store.people.lock(breakGlassPersonId);
  const canComeIn =
    spared?.deactivatedAt === null && spared.roles.includes(OWNER) && spared.passwordHash !== null;
  if (canComeIn) return;
  throw refused(
    'breakGlassPersonId',
    'Somebody has to get in when the provider is away.',
    'Choose an active owner who has a password.',
  );
}

const refused = (field: string, message: string, fix: string) =>
  new Refusal('invalid', `${message} ${fix}`, { problems: [{ field, message, fix }] });
