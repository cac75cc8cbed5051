import { msBetween } from '#kernel/instant.ts';
import { Refusal } from '#kernel/refusal.ts';
import { permissionsOfToken, tokenStatus } from '#people/api-token.ts';
import { PERMISSIONS } from '#people/permission.ts';
import { permissionsOf } from '#people/role.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import type { Secret } from '#secrets/secret.ts';
import type { ApiTokenRecord } from '#store/api-tokens.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import type { Known, Looking } from './find-session.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';

type Why = 'not_a_token' | 'unknown' | 'expired' | 'revoked' | 'maker_not_active';
type Dead = { why: Why; record: ApiTokenRecord | null };

const MARK_EVERY_MS = 60_000;

/** Who holds this token, or why it is worth nothing. What cannot be a token is known without looking. */
export async function findApiToken(
  ctx: Context,
  text: Secret,
  { address, watching = false }: Looking,
): Promise<Known | Dead> {
  const hash = ctx.secrets.hashApiToken(text);
  if (hash === null) return { why: 'not_a_token', record: null };
  const record = await ctx.store.apiTokens.findByHash(hash);
  if (!record) return { why: 'unknown', record };
  const now = ctx.now();
  const status = tokenStatus(record, now);
  if (status !== 'active') return { why: status, record };
  if (record.maker.deactivatedAt !== null) return { why: 'maker_not_active', record };
  const { lastUsedAt, id } = record;
  if (!watching && (lastUsedAt === null || msBetween(lastUsedAt, now) > MARK_EVERY_MS)) {
    await ctx.store.apiTokens.markUsed(id, now, address);
  }
  return known(ctx, record, address);
}

async function known(ctx: Context, record: ApiTokenRecord, address: string | null): Promise<Known> {
  const { id, name, maker, roleId, expiresAt } = record;
  const roles = await ctx.store.roles.withIds([...maker.roles, ...(roleId === null ? [] : [roleId])]);
  const own = roles.filter((role) => maker.roles.includes(role.id));
  const role = roles.find((one) => one.id === roleId) ?? null;
  const permissions = permissionsOfToken({ role, permissions: record.permissions }, permissionsOf(own));
  const person = { id: maker.id, email: maker.email, name: maker.name };
  return {
    actor: {
      kind: 'token',
      tokenId: id,
      tokenName: name,
      personId: maker.id,
      email: maker.email,
      name: maker.name,
      permissions,
      address,
    },
    session: {
      person: { ...person, roles: own.map((one) => ({ id: one.id, name: one.name })) },
      permissions: PERMISSIONS.filter((permission) => permissions.has(permission)),
      mustAddSecondFactor: false,
      expiresAt,
      token: { id, name },
    },
  };
}

const PER_ADDRESS = { name: 'api_token_address', points: 30, seconds: 15 * 60 };
const TOO_MANY =
  'Too many API tokens that are not valid came from this address. Wait a little and try again.';

/** The same for a request. One that is worth nothing is written down, as often as one address may try, and told. */
export async function useApiToken(ctx: Context, text: Secret, address: string | null): Promise<Known> {
  const found = await findApiToken(ctx, text, { address });
  if ('actor' in found) return found;
  await spendOrRefuse(ctx, PER_ADDRESS, visitorNetwork(address), TOO_MANY);
  const { why, record } = found;
  await ctx.store.transaction((store) =>
    audit(
      ctx,
      store,
      { kind: 'stranger', address },
      {
        action: 'token.refused',
        outcome: 'refused',
        ...(record && { target: { kind: 'token', id: record.id, label: record.name } }),
        more: { why },
      },
    ),
  );
  throw new Refusal('not_signed_in', ADVICE[why], { reason: 'token_refused' });
}

const NO_MORE =
  'This API token does not work any more: make a new one in OwlHub, or ask whoever gave it to you.';
const NONE = 'This is no API token of this OwlHub: check that it was copied whole, or make a new one.';

/** How an account stands is nobody’s business who holds a token of it. */
const ADVICE: Record<Why, string> = {
  not_a_token: NONE,
  unknown: NONE,
  expired: 'This API token has expired: make a new one in OwlHub, or ask whoever gave it to you.',
  revoked: NO_MORE,
  maker_not_active: NO_MORE,
};
