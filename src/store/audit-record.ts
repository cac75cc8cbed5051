import type { AuditRow } from './audit-chain.ts';

/** The sealed part of an entry, as it was written. */
export type Detail = { salt: string; text: string };

/** The details of an entry: none, opened, sealed with a key that is not here, or not what was sealed. */
export type Opened =
  | { is: 'none' }
  | { is: 'opened'; detail: Detail }
  | { is: 'key_not_held'; key: string }
  | { is: 'broken' };

export type AuditRecord = { row: AuditRow; opened: Opened };
