import { randomBytes, randomUUID } from 'node:crypto';
import type { Account } from '#fake-jira/account.ts';

/** Where nobody has measured the real API, a switch says what this one does. */
export type OrganizationOptions = {
  id: string;
  /** Rows of a page at most, whatever `pageSize` asks for. */
  largestPage: number;
  /** What `links.next` holds. Atlassian’s document speaks of a cursor. */
  next: 'cursor' | 'url' | 'path';
  /** Whether tokens that have ended are still listed. */
  listsEnded: boolean;
  /** Whether tokens with scopes are listed beside those without. */
  listsScoped: boolean;
  /** Whether a row tells whose token it is. It may not for a deleted account. */
  tellsUser: boolean;
  /** How exactly `lastActiveAt` is told. */
  lastActiveTo: 'millisecond' | 'day';
  /** The status for a key without the scope. */
  lacksScopeStatus: 401 | 403;
  /** The status for an organisation that is not the key’s. */
  otherOrganizationStatus: 403 | 404;
  /** Whether keys made “without scopes” are taken. */
  takesUnscoped: boolean;
};

export type NewOrganizationKey = {
  text?: string;
  /** null: a key made without scopes, which opens everything. */
  scopes?: readonly string[] | null;
};

export type OrganizationKey = {
  readonly text: string;
  readonly scopes: readonly string[] | null;
  revoked: boolean;
};

export const READ_TOKENS = 'read:tokens:admin';

/** An Atlassian organisation: what its administrators’ keys open, and the accounts of its own domains. */
export class Organization {
  options: OrganizationOptions;
  readonly keys: OrganizationKey[] = [];
  /** Only their tokens are listed. Accounts of other domains are managed by nobody. */
  readonly managed: Account[] = [];
  readonly #watch: (secret: string) => void;

  constructor(options: Partial<OrganizationOptions>, watch: (secret: string) => void) {
    this.#watch = watch;
    this.options = {
      id: randomUUID(),
      largestPage: 3,
      next: 'cursor',
      listsEnded: true,
      listsScoped: true,
      tellsUser: true,
      lastActiveTo: 'millisecond',
      lacksScopeStatus: 403,
      otherOrganizationStatus: 404,
      takesUnscoped: true,
      ...options,
    };
  }

  get id(): string {
    return this.options.id;
  }

  /** Changes the organisation from the next request on. */
  change(options: Partial<OrganizationOptions>): void {
    this.options = { ...this.options, ...options };
  }

  manage(...accounts: readonly Account[]): void {
    this.managed.push(...accounts);
  }

  addKey({ text, scopes = [READ_TOKENS] }: NewOrganizationKey = {}): OrganizationKey {
    const made = text ?? `fake-organization-key-${this.keys.length + 1}-${randomBytes(4).toString('hex')}`;
    const key = { text: made, scopes, revoked: false };
    this.keys.push(key);
    this.#watch(key.text);
    return key;
  }
}
