import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from './actor.ts';

/** Everything that can be allowed or refused in OwlHub, in the order in which pages show it. */
export const PERMISSIONS = [
  'integrations.read',
  'integrations.add',
  'integrations.edit',
  'integrations.delete',
  'integrations.verify',
  'credentials.replace',
  'people.read',
  'people.manage',
  'roles.manage',
  'tokens.manage',
  'audit.read',
  'notifications.manage',
  'settings.manage',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** What each allows, as the words after “may” and as an explanation. */
export const ABOUT_PERMISSION: Record<Permission, { may: string; meaning: string }> = {
  'integrations.read': {
    may: 'see integrations',
    meaning: 'Every integration with its address, status and history. Tokens are never shown.',
  },
  'integrations.add': {
    may: 'add integrations',
    meaning: 'Connect a new site, and test a connection before.',
  },
  'integrations.edit': {
    may: 'edit integrations',
    meaning: 'Rename, change the address or account, pause and resume.',
  },
  'integrations.delete': {
    may: 'delete integrations',
    meaning: 'With their secrets and history, for good.',
  },
  'integrations.verify': { may: 'verify integrations', meaning: 'Check a connection now.' },
  'credentials.replace': { may: 'replace tokens', meaning: 'Give an integration a new access token.' },
  'people.read': {
    may: 'see people',
    meaning: 'Who has an account, their roles, when they were last here, and who is invited.',
  },
  'people.manage': {
    may: 'manage people',
    meaning:
      'Invite, give and take roles, deactivate, remove, and help with lost passwords and second factors.',
  },
  'roles.manage': { may: 'manage roles', meaning: 'Make, change and delete roles.' },
  'tokens.manage': {
    may: 'manage API tokens',
    meaning: 'Make tokens for programs with rights of one’s own, see all tokens and revoke them.',
  },
  'audit.read': { may: 'read the audit log', meaning: 'Read, export and check it. Reading is logged too.' },
  'notifications.manage': {
    may: 'manage notifications',
    meaning:
      'The channels by which people and programs are told: mail, Slack, Teams, webhooks. What they tell is of every integration, also to who may not see those otherwise.',
  },
  'settings.manage': {
    may: 'change settings',
    meaning: 'Sessions, single sign-on, how long the audit log is kept, and mail tests.',
  },
};

export const isPermission = (text: string): text is Permission =>
  (PERMISSIONS as readonly string[]).includes(text);

/** The one place that decides. The system acts for OwlHub itself and may do what its jobs need. */
export function may(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'stranger':
      return false;
    case 'person':
    case 'token':
      return actor.permissions.has(permission);
  }
}

/** The first line of every operation. Throws a refusal that names the permission; the door adds who has it. */
export function authorize(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return;
  if (actor.kind === 'stranger') throw new Refusal('not_signed_in', NOT_SIGNED_IN);
  if (actor.kind === 'person' && actor.mustAddSecondFactor) {
    const message =
      'Your role asks for a second factor. Add one on your profile; until then nothing else can be done.';
    throw new Refusal('not_allowed', message, { permission, reason: 'second_factor_missing' });
  }
  const { may: deed } = ABOUT_PERMISSION[permission];
  const message =
    actor.kind === 'token'
      ? `This token may not ${deed}.`
      : `You may not ${deed}: no role of yours includes it.`;
  throw new Refusal('not_allowed', message, { permission });
}

export const NOT_SIGNED_IN = 'Sign in first: there is no session, or it has ended.';

/** Nobody can give a right that they do not have, nor act on somebody who has more than they. */
export const holdsAll = (actor: Actor, permissions: Iterable<Permission>): boolean =>
  [...permissions].every((permission) => may(actor, permission));
