import type { ApiToken, NewApiToken } from '#contract/api-token.ts';
import { plusMs } from '#kernel/instant.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize, holdsAll, may, type Permission } from '#people/permission.ts';
import { requireConfirmed } from '#people/require-confirmed.ts';
import type { Role } from '#people/role.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { renderApiToken } from './render-api-token.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const DEFAULT_DAYS = 90;

type Made = { token: ApiToken; text: Secret };

/** Makes a token that may do no more than its maker. Its text is in this answer and nowhere else. */
export async function createApiToken(ctx: Context, actor: Actor, given: NewApiToken): Promise<Made> {
  authorize(actor, 'tokens.manage');
  const { personId } = requireConfirmed(actor);
  const { name, days = DEFAULT_DAYS } = given;
  const { text, hash, lastFour } = ctx.secrets.createApiToken();
  const [id, createdAt] = [ctx.newId(), ctx.now()];
  const token = await ctx.store.transaction(async (store) => {
    const { role, permissions } = await grantedBy(store, actor, given);
    const expiresAt = plusMs(createdAt, days * DAY_MS);
    const grant = { roleId: role?.id ?? null, permissions };
    await store.apiTokens.insert({ id, hash, name, lastFour, personId, ...grant, createdAt, expiresAt });
    const record = await store.apiTokens.lock(id);
    if (!record) throw new Error('A token was gone as it was made.');
    await audit(ctx, store, actor, {
      action: 'token.created',
      target: { kind: 'token', id, label: name },
      more: { ...(role ? { role: role.name } : { permissions }), expiresAt, lastFour },
    });
    return renderApiToken(record, await store.roles.list(), createdAt);
  });
  return { token, text };
}

type Grant = { role: Role | null; permissions: readonly Permission[] | null };

async function grantedBy(store: Store, actor: Actor, { role: id, permissions }: NewApiToken): Promise<Grant> {
  if ((id === undefined) === (permissions === undefined)) {
    throw invalid('permissions', 'A token has either a role or permissions.', 'Send one of the two.');
  }
  if (permissions) return { role: null, permissions: requireOwn(actor, [...new Set(permissions)]) };
  const [role] = await store.roles.holdWithIds([id ?? '']);
  if (!role) throw invalid('role', 'There is no such role.', 'Choose one from the list of roles.');
  requireOwn(actor, role.permissions);
  return { role, permissions: null };
}

function requireOwn(actor: Actor, permissions: readonly Permission[]): readonly Permission[] {
  if (holdsAll(actor, permissions)) return permissions;
  const missing = permissions.find((permission) => !may(actor, permission));
  throw new Refusal('not_allowed', 'A token cannot have a right that you do not have.', {
    ...(missing && { permission: missing }),
  });
}

const invalid = (field: string, message: string, fix: string) =>
  new Refusal('invalid', `${message} ${fix}`, { problems: [{ field, message, fix }] });
