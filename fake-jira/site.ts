import { Account, type NewAccount } from './account.ts';
import type { Answer, Ask } from './ask.ts';
import { Directory } from './directory.ts';
import type { Faults } from './faults.ts';
import { seenThrough } from './in-the-way.ts';
import { Origin, type OriginOptions } from './origin.ts';
import type { Project } from './project.ts';

export type Place = Omit<OriginOptions, 'answer' | 'view' | 'certificateDays'>;

/** What Cloud sites and Data Centers have in common: an address, people and projects. */
export abstract class Site {
  readonly people = new Directory();
  readonly projects: Project[] = [{ id: '10000', key: 'OWL', name: 'Owls', open: false }];
  /** How the ledger and the control port call it. */
  name = '';
  readonly #watch: (secret: string) => void;
  #origin: Origin | null = null;

  abstract readonly options: { certificateDays: number };
  abstract answer(ask: Ask): Answer;
  /** The Authorization header with which a proxy in front would make everybody this account. */
  abstract authorizationOf(account: Account): string;

  constructor(watch: (secret: string) => void) {
    this.#watch = watch;
  }

  /** Opens the site's ports. Nothing answers before. */
  async open(place: Place): Promise<this> {
    this.name = place.title;
    this.#origin = await Origin.open({
      ...place,
      certificateDays: this.options.certificateDays,
      answer: (ask) => this.answer(ask),
      view: (ask, faults) => seenThrough(ask, faults, this),
    });
    return this;
  }

  get origin(): Origin {
    if (!this.#origin) throw new Error('This fake site is not open yet.');
    return this.#origin;
  }

  get faults(): Faults {
    return this.origin.faults;
  }

  /** The https address; `http` has another port. */
  get url(): string {
    return this.origin.httpsUrl;
  }

  get httpUrl(): string {
    return this.origin.httpUrl;
  }

  get accounts(): readonly Account[] {
    return this.people.accounts;
  }

  addAccount(traits: NewAccount = {}): Account {
    const onToken = this.people.noteToken.bind(this.people);
    const account = new Account(traits, this.accounts.length + 1, this.#watch, onToken);
    this.people.accounts.push(account);
    return account;
  }
}
