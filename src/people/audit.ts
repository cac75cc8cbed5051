/** Everything that is written to the audit log, with the words that follow the name of who did it. Stored: add, never rename. */
export const AUDIT_ACTIONS = {
  'sign_in.succeeded': 'signed in',
  'sign_in.failed': 'tried to sign in and was refused',
  'sign_in.locked': 'tried to sign in too often',
  'sign_in.begun': 'was right so far and was asked for the second factor',
  'sign_in.second_factor_failed': 'entered a wrong second factor',
  'session.ended': 'signed out',
  'session.revoked': 'ended sessions',
  'session.confirmed': 'confirmed who they are',
  'session.confirmation_failed': 'failed to confirm who they are',
  'set_up.completed': 'set OwlHub up',
  'set_up.refused': 'used a set-up link that is not valid',
  'invitation.created': 'invited somebody',
  'invitation.renewed': 'made a new invitation link',
  'invitation.revoked': 'withdrew an invitation',
  'invitation.accepted': 'accepted an invitation',
  'invitation.refused': 'used an invitation that is not valid',
  'password.changed': 'changed their password',
  'password.reset_asked': 'asked for a new password',
  'password.reset_made': 'made a link for a new password',
  'password.reset': 'set a new password by link',
  'password.reset_refused': 'used a password link that is not valid',
  'person.added': 'added a person',
  'person.changed': 'changed a person',
  'person.deactivated': 'deactivated a person',
  'person.reactivated': 'reactivated a person',
  'person.removed': 'removed a person',
  'second_factor.added': 'added a second factor',
  'second_factor.removed': 'removed a second factor',
  'second_factor.reset': 'reset a second factor of somebody',
  'recovery_codes.made': 'made new recovery codes',
  'recovery_code.used': 'used a recovery code',
  'passkey.added': 'added a passkey',
  'passkey.changed': 'renamed a passkey',
  'passkey.removed': 'removed a passkey',
  'role.created': 'made a role',
  'role.changed': 'changed a role',
  'role.deleted': 'deleted a role',
  'token.created': 'made an API token',
  'token.revoked': 'revoked an API token',
  'token.refused': 'used an API token that is not valid',
  'integration.created': 'added an integration',
  'integration.changed': 'changed an integration',
  'integration.credentials_replaced': 'replaced a token',
  'integration.deleted': 'deleted an integration',
  'integration.verified': 'asked for a verification',
  'integration.tested': 'tested a connection',
  'permission.refused': 'was refused',
  'audit.read': 'read the audit log',
  'audit.exported': 'exported the audit log',
  'audit.verified': 'checked the audit log',
  'audit.trimmed': 'removed entries that were old enough',
  'settings.changed': 'changed settings',
  'mail.tested': 'sent a test mail',
  'channel.created': 'added a channel',
  'channel.changed': 'changed a channel',
  'channel.deleted': 'deleted a channel',
  'channel.tested': 'tested a channel',
  'channel.switched_off': 'switched a channel off',
  'channel.secret_added': 'added a signing secret',
  'channel.secret_removed': 'removed a signing secret',
  'delivery.sent_again': 'sent a notification again',
  'provider.changed': 'changed single sign-on',
  'provider.removed': 'removed single sign-on',
  'provider.tested': 'tested single sign-on',
  'provider.account_linked': 'was linked to an account by single sign-on',
  'keys.rotated': 'rotated the keys',
  'key.forgotten': 'forgot a key',
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

export const isAuditAction = (text: string): text is AuditAction => Object.hasOwn(AUDIT_ACTIONS, text);

/** `refused`: OwlHub said no. `failed`: what was given was wrong, such as a password. */
export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

export const TARGET_KINDS = [
  'person',
  'invitation',
  'role',
  'token',
  'session',
  'integration',
  'channel',
  'settings',
  'provider',
  'audit_log',
  'key',
] as const;

type TargetKind = (typeof TARGET_KINDS)[number];
export type Target = { kind: TargetKind; id: string | null; label: string };

export const isTargetKind = (text: string): text is TargetKind =>
  (TARGET_KINDS as readonly string[]).includes(text);
