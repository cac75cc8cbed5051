import { Refusal } from '#kernel/refusal.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Store } from '#store/store.ts';
import { OWLHUB } from '#people/actor.ts';
import { audit } from './audit.ts';
import { beginSession } from './begin-session.ts';
import type { Context } from './context.ts';
import { OWNER } from '#people/role.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import type { Found } from './find-session.ts';
import { requireGoodPassword } from './require-good-password.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';
import type { Visitor } from './start-session.ts';

export const isSetUpNeeded = async (ctx: Context): Promise<boolean> => !(await ctx.store.people.anyExists());

/** The token of a new set-up link, or null where there is an owner already. */
export async function createSetUpLink(ctx: Context): Promise<string | null> {
  if (!(await isSetUpNeeded(ctx))) return null;
  const { token, hash } = ctx.secrets.createToken();
  await ctx.store.setUpLinks.insert(hash, ctx.now());
  return token;
}

type Given = { token: string; email: string; name?: string | undefined; password: Secret; visitor: Visitor };
const PER_ADDRESS = { name: 'set_up_address', points: 20, seconds: 15 * 60 };

/** Creates the owner for whoever holds a set-up link. All links end with that. */
export async function setUp(ctx: Context, { token, email, name, password, visitor }: Given): Promise<Found> {
  const { address } = visitor;
  const network = visitorNetwork(address);
  await spendOrRefuse(ctx, PER_ADDRESS, network, 'Too many attempts. Wait a little and try again.');
  await requireLink(ctx, ctx.store, token).catch(async (refusal: unknown) => {
    const entry = { action: 'set_up.refused', outcome: 'refused' } as const;
    await ctx.store.transaction((store) => audit(ctx, store, { kind: 'stranger', address }, entry));
    throw refusal;
  });
  await requireGoodPassword(ctx, password, { email, name });
  const passwordHash = await ctx.secrets.hashPassword(password);
  return ctx.store.transaction(async (store) => {
    await store.people.lockOwners();
    await requireLink(ctx, store, token);
    const personId = await createOwner(ctx, store, { email, name, passwordHash });
    const beginning = { personId, method: 'set_up', hasSecondFactor: false, visitor } as const;
    const target = { kind: 'person', id: personId, label: email } as const;
    return beginSession(ctx, store, beginning, {}, { action: 'set_up.completed', target });
  });
}

/** Asked before the costly work of hashing a password, and again under the lock. */
async function requireLink(ctx: Context, store: Store, token: string): Promise<void> {
  if (await store.people.anyExists()) {
    throw new Refusal('conflict', 'This OwlHub has its owner already. Sign in instead.');
  }
  if (await store.setUpLinks.exists(ctx.secrets.hashToken(token))) return;
  throw new Refusal(
    'not_allowed',
    'This set-up link is not valid. Use the link that the terminal shows, or start OwlHub again for a new one.',
  );
}

/** The unattended way: creates the owner from the settings where there is none, and leaves an existing one alone. */
export async function ensureOwner(ctx: Context, { email, password }: { email: string; password: Secret }) {
  if (!(await isSetUpNeeded(ctx))) return;
  // It was accepted before there was a rule, and refusing it would keep an OwlHub from starting.
  if (await ctx.secrets.judgePassword(password, { email })) ctx.log.warn({}, GUESSABLE_OWNER);
  const passwordHash = await ctx.secrets.hashPassword(password);
  await ctx.store.transaction(async (store) => {
    await store.people.lockOwners();
    if (await store.people.anyExists()) return;
    const id = await createOwner(ctx, store, { email, passwordHash });
    const target = { kind: 'person', id, label: email } as const;
    await audit(ctx, store, OWLHUB, { action: 'set_up.completed', target });
  });
}

const GUESSABLE_OWNER =
  'OWLHUB_OWNER_PASSWORD is one of the passwords that are tried first. Sign in and change it on your profile.';

type NewOwner = { email: string; name?: string | undefined; passwordHash: string };

async function createOwner(ctx: Context, store: Store, { email, name, passwordHash }: NewOwner) {
  const id = ctx.newId();
  await store.people.insert({
    id,
    email,
    name: name ?? email.split('@')[0] ?? email,
    roles: [OWNER],
    passwordHash,
    createdAt: ctx.now(),
    createdBy: 'Set-up',
    signedInAt: null,
    deactivatedAt: null,
    totpAddedAt: null,
  });
  await store.setUpLinks.removeAll();
  return id;
}
