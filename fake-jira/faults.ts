import type { CertificateProblem } from './certificate-authority.ts';
import type { Ask } from './ask.ts';

/** What can go wrong with a connection, before any request is read. */
export type ConnectionFault =
  /** Accepts the connection and never says anything: TLS does not complete. */
  | { kind: 'connection_hangs' }
  | { kind: 'connection_reset' }
  /** The https port speaks plain HTTP. */
  | { kind: 'not_tls' }
  /** Both ports answer something that is not HTTP (within TLS on the https port). */
  | { kind: 'not_http' }
  | { kind: 'certificate'; problem: CertificateProblem }
  /** Delays every packet by half of this in each direction, as a distant server does. */
  | { kind: 'round_trip'; ms: number };

/** What can happen to a request's way in: these change what Jira believes, not what it says. */
export type ViewFault =
  /** A proxy that removes the credential: Jira sees nobody. */
  | { kind: 'credential_stripped' }
  /** A single sign-on proxy that makes everybody this account, whatever they sent. */
  | { kind: 'identity_injected'; account: string };

/** What answers instead of Jira. */
export type ReplacingFault =
  | { kind: 'error'; status: number; as?: 'json' | 'html'; retryAfter?: string | number }
  | { kind: 'rate_limited'; retryAfter?: string | number | null; from?: 'site' | 'gateway' }
  | { kind: 'starting' }
  | { kind: 'maintenance' }
  | { kind: 'login_page' }
  | { kind: 'sso_redirect'; to?: string }
  | { kind: 'redirect'; to: string; status?: number }
  | { kind: 'redirect_to_https' }
  | { kind: 'malformed_json' }
  | { kind: 'wrong_shape'; body?: unknown }
  | { kind: 'huge_json'; bytes?: number }
  | { kind: 'another_product' }
  | { kind: 'answer'; status?: number; headers?: Record<string, string>; body?: string };

/** What happens to an answer on its way out. */
export type DeliveryFault =
  | { kind: 'latency'; ms: number }
  | { kind: 'hang' }
  | { kind: 'reset'; after: 'request' | 'headers' }
  | { kind: 'half_answer' }
  | { kind: 'endless_answer' }
  | { kind: 'slow_answer'; bytesPerSecond?: number }
  | { kind: 'huge_headers'; bytes?: number }
  | { kind: 'gzip_bomb' };

export type Fault = ConnectionFault | ViewFault | ReplacingFault | DeliveryFault;

export type FaultOptions = {
  /** Only requests whose path contains this text or matches this expression. */
  path?: string | RegExp;
  /** Only requests with a credential, or without one. */
  only?: 'with_credential' | 'without_credential';
  /** Not the first of them: this many matching requests (or connections) go well before. */
  after?: number;
  /** Only this many requests (or connections), then the fault is over. */
  times?: number;
};

type Entry = { fault: Fault; options: FaultOptions; spared: number; left: number };

const OF_CONNECTIONS = new Set([
  'connection_hangs',
  'connection_reset',
  'not_tls',
  'not_http',
  'certificate',
  'round_trip',
]);

/** The faults of one site. Switched on and off while it runs. */
export class Faults {
  #entries: Entry[] = [];
  readonly #onConnectionFault: () => void;

  /** `onConnectionFault` is called whenever the way new connections are treated changes. */
  constructor(onConnectionFault: () => void) {
    this.#onConnectionFault = onConnectionFault;
  }

  /** Switches a fault on and returns what switches it off again. */
  on(fault: Fault, options: FaultOptions = {}): () => void {
    const entry = { fault, options, spared: options.after ?? 0, left: options.times ?? Infinity };
    this.#entries.push(entry);
    if (OF_CONNECTIONS.has(fault.kind)) this.#onConnectionFault();
    return () => this.#remove([entry]);
  }

  clear(): void {
    this.#remove(this.#entries);
  }

  get list(): readonly Fault[] {
    return this.#entries.map(({ fault }) => fault);
  }

  /** The faults that befall this request; each use counts. */
  befalling(ask: Ask): Fault[] {
    return this.#use(({ fault, options }) => !OF_CONNECTIONS.has(fault.kind) && concerns(options, ask));
  }

  /** The faults that befall a new connection; each use counts. */
  ofConnection(): ConnectionFault[] {
    return this.#use(({ fault }) => OF_CONNECTIONS.has(fault.kind)) as ConnectionFault[];
  }

  #use(concerned: (entry: Entry) => boolean): Fault[] {
    const used: Fault[] = [];
    for (const entry of this.#entries.filter((candidate) => candidate.left > 0 && concerned(candidate))) {
      if (entry.spared > 0) {
        entry.spared -= 1;
        continue;
      }
      entry.left -= 1;
      used.push(entry.fault);
    }
    return used;
  }

  #remove(entries: readonly Entry[]): void {
    const gone = new Set(entries);
    this.#entries = this.#entries.filter((entry) => !gone.has(entry));
    if ([...gone].some(({ fault }) => OF_CONNECTIONS.has(fault.kind))) this.#onConnectionFault();
  }
}

function concerns({ path, only }: FaultOptions, ask: Ask): boolean {
  if (typeof path === 'string' && !ask.path.includes(path)) return false;
  if (path instanceof RegExp && !path.test(ask.path)) return false;
  if (only === undefined) return true;
  return (ask.headers['authorization'] !== undefined) === (only === 'with_credential');
}
