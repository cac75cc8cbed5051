import { randomBytes } from 'node:crypto';
import type { Account } from './account.ts';

/** `classic` and `scoped` are Cloud's user tokens, `service` a service account's, `personal` Data Center's. */
export type TokenKind = 'classic' | 'scoped' | 'service' | 'personal';

export type NewToken = {
  kind?: TokenKind;
  /** What is sent. Left out, an obviously fake one is made. */
  text?: string;
  label?: string;
  /** Of scoped and service tokens: classic (`read:jira-work`) or granular (`read:permission:jira`) ones. */
  scopes?: readonly string[];
  expiresAt?: Date | null;
  createdAt?: Date;
  lastUsedAt?: Date | null;
};

let made = 0;

export class Token {
  readonly id: number;
  readonly account: Account;
  readonly kind: TokenKind;
  readonly text: string;
  readonly label: string;
  readonly createdAt: Date;
  scopes: readonly string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revoked = false;
  /** By an administrator of the organisation. */
  blocked = false;

  constructor(token: NewToken, account: Account) {
    this.id = ++made;
    this.account = account;
    this.kind = token.kind ?? 'classic';
    this.text = token.text ?? `fake-${this.kind}-token-${this.id}-${randomBytes(4).toString('hex')}`;
    this.label = token.label ?? `OwlHub ${this.id}`;
    this.scopes = token.scopes ?? [];
    this.expiresAt = token.expiresAt ?? null;
    this.createdAt = token.createdAt ?? new Date();
    this.lastUsedAt = token.lastUsedAt ?? null;
  }

  get alive(): boolean {
    const expired = this.expiresAt !== null && this.expiresAt.getTime() <= Date.now();
    return !this.revoked && !this.blocked && !expired && this.account.traits.maySignIn;
  }

  revoke(): void {
    this.revoked = true;
  }

  expire(): void {
    this.expiresAt = new Date(Date.now() - 1);
  }

  /** Takes back a revocation or an expiry, which no real Jira can. */
  restore(): void {
    this.revoked = false;
    this.expiresAt = null;
  }

  /** Notes the use, as Jira does for its list of tokens. */
  use(): Account {
    this.lastUsedAt = new Date();
    return this.account;
  }
}
