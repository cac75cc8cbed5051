import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { setTimeout as passed } from 'node:timers/promises';
import { text } from './answer.ts';
import { type Ask, type Handler, readAsk } from './ask.ts';
import {
  CERTIFICATE_DAYS,
  type CertificateAuthority,
  type CertificateProblem,
  type Identity,
  PROBLEMS,
} from './certificate-authority.ts';
import { deliver } from './delivery.ts';
import { Door } from './door.ts';
import { type Fault, Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import { replacement } from './replacements.ts';

export type OriginOptions = {
  /** How the ledger calls it. */
  title: string;
  authority: CertificateAuthority;
  ledger: Ledger;
  /** Names besides localhost and 127.0.0.1 that the certificate is for. */
  hosts?: readonly string[] | undefined;
  certificateDays?: number | undefined;
  httpPort?: number | undefined;
  httpsPort?: number | undefined;
  answer: Handler;
  /** Who may stand in the way of a request and change what Jira sees of it. */
  view?: (ask: Ask, faults: readonly Fault[]) => Ask;
};

/** A web address on the loopback, one port for http and one for https, that can misbehave in every way. */
export class Origin {
  readonly faults = new Faults(() => this.dropConnections());
  httpUrl = '';
  httpsUrl = '';
  readonly #options: OriginOptions;
  readonly #doors: { http: Door; https: Door };
  readonly #hosts: readonly string[];
  readonly #identities: Map<CertificateProblem | null, Promise<Identity>>;

  static async open(options: OriginOptions): Promise<Origin> {
    const origin = new Origin(options);
    if ((options.certificateDays ?? CERTIFICATE_DAYS) !== CERTIFICATE_DAYS) {
      origin.renewCertificate(options.certificateDays ?? CERTIFICATE_DAYS);
    }
    await Promise.all(origin.#identities.values());
    origin.httpUrl = `http://localhost:${await origin.#doors.http.open(options.httpPort ?? 0)}`;
    origin.httpsUrl = `https://localhost:${await origin.#doors.https.open(options.httpsPort ?? 0)}`;
    return origin;
  }

  private constructor(options: OriginOptions) {
    this.#options = options;
    this.#hosts = ['localhost', '127.0.0.1', ...(options.hosts ?? [])];
    this.#identities = new Map(
      [null, ...PROBLEMS].map((problem) => [problem, options.authority.issue(this.#hosts, problem)]),
    );
    const plain = createHttpServer((request, response) => void this.#serve(request, response, false));
    const secure = createHttpsServer((request, response) => void this.#serve(request, response, true));
    for (const server of [plain, secure]) {
      server.keepAliveTimeout = 60_000;
      server.on('clientError', (_error, socket) => socket.destroy());
    }
    secure.on('tlsClientError', () => {});
    this.#doors = {
      http: new Door(plain, this.faults, null),
      https: new Door(secure, this.faults, this.#identities),
    };
  }

  /** Another key and another certificate, which ends in so many days, for every connection from now on. */
  renewCertificate(days: number): void {
    this.#identities.set(null, this.#options.authority.renew(this.#hosts, days));
    this.dropConnections();
  }

  /** Ends every open connection, so that the next request has to connect again. */
  dropConnections(): void {
    this.#doors.http.drop();
    this.#doors.https.drop();
  }

  async close(): Promise<void> {
    await Promise.all([this.#doors.http.close(), this.#doors.https.close()]);
  }

  async #serve(request: IncomingMessage, response: ServerResponse, secure: boolean): Promise<void> {
    const port = request.socket.remotePort;
    response.on('error', () => response.destroy());
    try {
      const ask = await readAsk(request, secure);
      this.#options.ledger.note(this.#options.title, ask);
      const faults = this.faults.befalling(ask);
      for (const fault of faults) if (fault.kind === 'latency') await passed(fault.ms);

      const seen = this.#options.view?.(ask, faults) ?? ask;
      const answer = replacement(faults, ask, { https: this.httpsUrl }) ?? this.#options.answer(seen);
      const head = ask.method === 'HEAD' ? { ...answer, body: '' } : answer;
      deliver(response, head, faults, () => this.#doors[secure ? 'https' : 'http'].reset(port));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') return;
      const broken = text(`The fake Jira itself broke: ${(error as Error).stack}`, 500);
      deliver(response, broken, [], () => {});
    }
  }
}
