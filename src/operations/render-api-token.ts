import type { ApiToken } from '#contract/api-token.ts';
import type { Instant } from '#kernel/instant.ts';
import { permissionsOfToken, tokenStatus } from '#people/api-token.ts';
import { permissionsOf, type Role } from '#people/role.ts';
import type { ApiTokenRecord } from '#store/api-tokens.ts';

/** As it is listed: what it may do now, and how it stands. */
export function renderApiToken(record: ApiTokenRecord, roles: readonly Role[], now: Instant): ApiToken {
  const { personId: _personId, maker, roleId, permissions: chosen, ...rest } = record;
  const role = roles.find((one) => one.id === roleId) ?? null;
  const own = maker.deactivatedAt === null ? roles.filter((one) => maker.roles.includes(one.id)) : [];
  const permissions = permissionsOfToken({ role, permissions: chosen }, permissionsOf(own));
  const madeBy = { id: maker.id, name: maker.name, email: maker.email };
  return {
    ...rest,
    madeBy,
    role: role && { id: role.id, name: role.name },
    permissions: [...permissions],
    status: tokenStatus(record, now),
  };
}
