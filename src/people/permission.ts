import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from './actor.ts';

/** Everything that can be allowed or refused in OwlHub. */
export const PERMISSIONS = [
  'integrations.read',
  'integrations.add',
  'integrations.edit',
  'integrations.delete',
  'integrations.verify',
  'credentials.replace',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const GRANTS: Record<'owner', ReadonlySet<Permission>> = { owner: new Set(PERMISSIONS) };

/** The one place that decides. The system acts for OwlHub itself and may do what its jobs need. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || GRANTS[actor.role].has(permission);
}

/** The first line of every operation. Throws a refusal that says who can help. */
export function authorize(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return;
  throw new Refusal(
    'not_allowed',
    `Your role does not include “${permission}”. Ask an owner of this OwlHub.`,
  );
}
