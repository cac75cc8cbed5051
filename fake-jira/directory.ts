import type { Account } from './account.ts';
import type { Token } from './token.ts';

/** The people of a site. Finds them and their tokens at once, though there be tens of thousands. */
export class Directory {
  readonly accounts: Account[] = [];
  readonly #tokens = new Map<string, Token[]>();
  readonly #named = new Map<string, Account>();

  noteToken(token: Token): void {
    this.#tokens.set(token.text, [...(this.#tokens.get(token.text) ?? []), token]);
  }

  /** Every token with this text, whosever it is. */
  tokensOf(text: string): readonly Token[] {
    return this.#tokens.get(text) ?? [];
  }

  /** Who has this user name, in whatever case. */
  named(name: string): Account | undefined {
    const wanted = name.toLowerCase();
    const isIt = (account: Account | undefined) => account?.traits.name.toLowerCase() === wanted;
    const remembered = this.#named.get(wanted);
    // People are renamed while the fake runs.
    if (isIt(remembered)) return remembered;
    const found = this.accounts.find(isIt);
    if (found) this.#named.set(wanted, found);
    return found;
  }
}
