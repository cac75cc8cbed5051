import type { Instant } from '#kernel/instant.ts';
import type { Notification } from '#notifications/notification.ts';
import type { Secret } from '#secrets/secret.ts';

/** What a person is told about their own account, because it might not have been them. */
export type Notice =
  | 'password_changed'
  | 'second_factor_added'
  | 'second_factor_removed'
  | 'second_factor_reset'
  | 'recovery_code_used';

export type Recipient = { email: string; name: string };

/** Everything that OwlHub sends. */
export type Message = { to: Recipient } & (
  | { kind: 'invitation'; invitedBy: string; link: Secret; expiresAt: Instant }
  | { kind: 'reset'; link: Secret; expiresAt: Instant }
  | { kind: 'notice'; notice: Notice; at: Instant; by: string | null }
  | { kind: 'notification'; notification: Notification; through: 'channel' | 'person' }
  | { kind: 'test' }
);
