import { randomUUID } from 'node:crypto';
import type { Locale } from './wording.ts';
import { type NewToken, Token } from './token.ts';

export type AccountTraits = {
  /** Empty where privacy settings hide it: `emailAddress` is then missing from Cloud's answers. */
  email: string;
  /** Whether `myself` shows the email. */
  emailVisible: boolean;
  /** Data Center's user name. */
  name: string;
  displayName: string;
  /** Data Center's password. null: this account has none. */
  password: string | null;
  kind: 'person' | 'service' | 'customer';
  administrator: boolean;
  systemAdministrator: boolean;
  /** May browse at least one project. */
  mayBrowse: boolean;
  /** What `myself` says. */
  active: boolean;
  /** Whether its credentials are accepted at all. Real Jira refuses inactive accounts; a directory may lag behind. */
  maySignIn: boolean;
  /** Permissions given or taken one by one, whatever the rest says. */
  grants: Readonly<Record<string, boolean>>;
  locale: Locale;
  timeZone: string;
};

export type NewAccount = Partial<AccountTraits>;

/** Somebody in a Jira, with tokens. Everything may be changed while the fake runs. */
export class Account {
  readonly accountId: string;
  readonly key: string;
  readonly tokens: Token[] = [];
  traits: AccountTraits;
  /** Wrong passwords in a row; too many of them and a human has to solve a CAPTCHA. */
  wrongPasswords = 0;
  readonly #watch: (secret: string) => void;
  readonly #onToken: (token: Token) => void;

  /** `watch` is told every secret this account gets, `onToken` every token. */
  constructor(
    traits: NewAccount,
    number: number,
    watch: (secret: string) => void,
    onToken: (token: Token) => void,
  ) {
    this.#watch = watch;
    this.#onToken = onToken;
    const name = traits.name ?? traits.email?.split('@')[0] ?? `user${number}`;
    this.accountId = `712020:${randomUUID()}`;
    this.key = `JIRAUSER${10_000 + number}`;
    this.traits = {
      email: `${name}@example.test`,
      emailVisible: true,
      name,
      displayName: name,
      password: null,
      kind: 'person',
      administrator: false,
      systemAdministrator: traits.administrator ?? false,
      mayBrowse: true,
      active: true,
      maySignIn: true,
      grants: {},
      locale: 'en_US',
      timeZone: 'Europe/Berlin',
      ...traits,
    };
    if (this.traits.password) watch(this.traits.password);
  }

  /** Changes what this account is or may do, from the next request on. */
  change(traits: NewAccount): void {
    this.traits = { ...this.traits, ...traits };
    if (traits.password) this.#watch(traits.password);
  }

  /** As an administrator does it: the account is inactive and nothing it holds opens a door. */
  deactivate(): void {
    this.change({ active: false, maySignIn: false });
  }

  addToken(token: NewToken = {}): Token {
    const added = new Token(token, this);
    this.tokens.push(added);
    this.#watch(added.text);
    this.#onToken(added);
    return added;
  }

  /** What solving the CAPTCHA, or an administrator's reset, does. */
  resetWrongPasswords(): void {
    this.wrongPasswords = 0;
  }
}
