import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import type { CertificateProblem, Identity } from './certificate-authority.ts';
import { distant } from './distance.ts';
import type { Faults } from './faults.ts';

/** What to show, by what is wrong with it. A renewal under way is waited for. */
export type Identities = ReadonlyMap<CertificateProblem | null, Promise<Identity>>;

const NOT_HTTP = 'SSH-2.0-OpenSSH_9.9\r\n';
const NOT_TLS =
  'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n' +
  '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>';

/** One port. Hands each connection to the server behind it, unless a fault of connections befalls it. */
export class Door {
  readonly #behind: HttpServer | HttpsServer;
  readonly #identities: Identities | null;
  readonly #faults: Faults;
  readonly #sockets = new Set<Socket>();
  readonly #front = createServer((socket) => void this.#admit(socket));
  readonly #chatter: TlsServer | null;

  /** With identities it is a door to https, without them to http. */
  constructor(behind: HttpServer | HttpsServer, faults: Faults, identities: Identities | null) {
    this.#behind = behind;
    this.#faults = faults;
    this.#identities = identities;
    this.#chatter = identities
      ? createTlsServer((socket) => {
          socket.on('error', () => socket.destroy());
          socket.end(NOT_HTTP);
        })
      : null;
    this.#chatter?.on('tlsClientError', () => {});
  }

  /** Opens on 127.0.0.1; port 0 takes any free one. Returns the port. */
  async open(port: number): Promise<number> {
    await new Promise<void>((ready, failed) => {
      this.#front.once('error', failed).listen(port, '127.0.0.1', ready);
    });
    return (this.#front.address() as AddressInfo).port;
  }

  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Sends a reset instead of an ordinary end to the connection that came from this port. */
  reset(remotePort: number | undefined): void {
    for (const socket of this.#sockets) if (socket.remotePort === remotePort) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((done) => void this.#front.close(() => done()));
    this.drop();
    await closed;
  }

  async #admit(socket: Socket): Promise<void> {
    this.#sockets.add(socket.setNoDelay(true));
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());

    let problem: CertificateProblem | null = null;
    let line: Duplex = socket;
    let server: HttpServer | HttpsServer | TlsServer = this.#behind;
    for (const fault of this.#faults.ofConnection()) {
      if (fault.kind === 'connection_hangs') return;
      if (fault.kind === 'connection_reset') return void socket.resetAndDestroy();
      if (fault.kind === 'not_tls' && this.#identities)
        return void socket.once('data', () => socket.end(NOT_TLS));
      if (fault.kind === 'not_http' && !this.#chatter) return void socket.end(NOT_HTTP);
      if (fault.kind === 'not_http' && this.#chatter) server = this.#chatter;
      if (fault.kind === 'certificate') problem = fault.problem;
      if (fault.kind === 'round_trip') line = distant(socket, fault.ms);
    }
    const identity = await this.#identities?.get(problem);
    if (socket.destroyed) return;
    if (identity) (server as TlsServer).setSecureContext(identity);
    server.emit('connection', line);
  }
}
