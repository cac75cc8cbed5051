import { createHash } from 'node:crypto';
import type { Ask } from './ask.ts';
import { readCredential } from './credential.ts';

/** One request that reached a site. Holds no secret and may be printed. */
export type Asked = {
  at: string;
  site: string;
  secure: boolean;
  method: string;
  path: string;
  query: string;
  authorization: 'none' | 'basic' | 'bearer' | 'unreadable';
  userAgent: string | null;
  bodyBytes: number;
};

/** Where and how a secret arrived. */
export type Sighting = { site: string; path: string; as: 'basic' | 'bearer' | 'elsewhere'; at: string };

/** Remembers what was asked, and which secrets were shown to whom, of which it keeps digests only. */
export class Ledger {
  readonly #asked: Asked[] = [];
  readonly #shown = new Map<string, Sighting[]>();
  readonly #known = new Set<string>();
  readonly #keeps: boolean;

  /** `keeps: false` remembers nothing, and refuses to say that nothing was asked. */
  constructor(keeps: boolean) {
    this.#keeps = keeps;
  }

  get asked(): readonly Asked[] {
    this.#requireKept();
    return this.#asked;
  }

  /** From now on this text is looked for everywhere in a request, not only where credentials belong. */
  watch(secret: string): void {
    if (this.#keeps) this.#known.add(secret);
  }

  note(site: string, ask: Ask): void {
    if (!this.#keeps) return;
    const at = new Date().toISOString();
    const shown = readCredential(ask);
    this.#asked.push({
      at,
      site,
      secure: ask.secure,
      method: ask.method,
      path: this.#censor(ask.path),
      query: this.#censor(ask.query.toString()),
      authorization: shown.scheme,
      userAgent: ask.headers['user-agent'] ?? null,
      bodyBytes: Buffer.byteLength(ask.body),
    });
    if ('secret' in shown)
      this.#sight(shown.secret, { site, path: this.#censor(ask.path), as: shown.scheme, at });

    const rest = JSON.stringify([ask.path, [...ask.query], { ...ask.headers, authorization: '' }, ask.body]);
    for (const secret of this.#known) {
      if (rest.includes(secret))
        this.#sight(secret, { site, path: this.#censor(ask.path), as: 'elsewhere', at });
    }
  }

  /** Every time this token or password was sent, to any site of this fake. */
  sightings(secret: string): readonly Sighting[] {
    this.#requireKept();
    return this.#shown.get(digest(secret)) ?? [];
  }

  clear(): void {
    this.#asked.length = 0;
    this.#shown.clear();
  }

  #requireKept(): void {
    if (!this.#keeps) throw new Error('This fake Jira was started without a ledger.');
  }

  #sight(secret: string, sighting: Sighting): void {
    const key = digest(secret);
    this.#shown.set(key, [...(this.#shown.get(key) ?? []), sighting]);
  }

  #censor(text: string): string {
    let censored = text;
    for (const secret of this.#known) censored = censored.replaceAll(secret, '[secret]');
    return censored;
  }
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
