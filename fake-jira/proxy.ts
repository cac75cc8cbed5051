import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export type ProxyMood =
  | 'allow'
  /** Policy says no. */
  | 'refuse_403'
  /** Wants a proxy password. */
  | 'refuse_407'
  /** Could not reach the host. */
  | 'refuse_502'
  | 'hang'
  | 'reset'
  | 'not_http';

export type ProxyTarget = { method: string; target: string; proxyAuthorization: boolean };

/**
 * A forward proxy on the loopback. Knows `CONNECT` and plain http. Reaches nothing but this machine: a host is
 * either in the map, with the local port that stands for it, or is localhost, or is refused with 502.
 */
export class FakeProxy implements AsyncDisposable {
  readonly targets: ProxyTarget[] = [];
  readonly #ports: ReadonlyMap<string, number>;
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  mood: ProxyMood = 'allow';

  constructor(ports: Readonly<Record<string, number>>) {
    this.#ports = new Map(Object.entries(ports));
    this.#server = createServer((ask, answer) => this.#forward(ask, answer));
    this.#server.on('connect', (ask, socket, head) => this.#tunnel(ask, socket, head));
    this.#server.on('connection', (socket: Socket) => this.#admit(socket));
  }

  async open(port = 0): Promise<this> {
    await new Promise<void>((ready) => this.#server.listen(port, '127.0.0.1', ready));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>((done) => void this.#server.close(() => done()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #admit(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (this.mood === 'reset') socket.resetAndDestroy();
    if (this.mood === 'not_http') socket.end('SSH-2.0-OpenSSH_9.9\r\n');
  }

  /** The local port that stands for `host:port`; null where this proxy does not lead. */
  #portOf(host: string, port: string): number | null {
    const mapped = this.#ports.get(`${host}:${port}`) ?? this.#ports.get(host);
    if (mapped !== undefined) return mapped;
    return ['localhost', '127.0.0.1'].includes(host) ? Number(port) : null;
  }

  #note(ask: IncomingMessage): { refusal: string | null; port: number | null } {
    const { host, hostname, port } = new URL(
      ask.method === 'CONNECT' ? `connect://${ask.url}` : `${ask.url}`,
    );
    const proxyAuthorization = ask.headers['proxy-authorization'] !== undefined;
    this.targets.push({ method: `${ask.method}`, target: host, proxyAuthorization });
    const local = this.#portOf(hostname, port || '80');
    if (this.mood === 'refuse_403') return { refusal: '403 Forbidden', port: null };
    if (this.mood === 'refuse_407') return { refusal: '407 Proxy Authentication Required', port: null };
    if (this.mood === 'refuse_502' || local === null) return { refusal: '502 Bad Gateway', port: null };
    return { refusal: null, port: local };
  }

  #tunnel(ask: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { refusal, port } = this.#note(ask);
    if (this.mood === 'hang') return;
    if (refusal !== null || port === null) {
      socket.end(
        `HTTP/1.1 ${refusal}\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    const there = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      there.write(head);
      there.pipe(socket).pipe(there);
    });
    this.#sockets.add(there);
    there.on('close', () => void (this.#sockets.delete(there), socket.destroy()));
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  }

  #forward(ask: IncomingMessage, answer: ServerResponse): void {
    const { refusal, port } = this.#note(ask);
    if (this.mood === 'hang') return;
    if (refusal !== null || port === null) {
      answer.writeHead(Number.parseInt(refusal ?? '502', 10), { 'content-length': 0 }).end();
      return;
    }
    const { pathname, search } = new URL(`${ask.url}`);
    const onward = request(
      { host: '127.0.0.1', port, method: ask.method, path: pathname + search, headers: ask.headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    ask.pipe(onward);
  }
}

/** `ports` leads hosts (`owl-corp.atlassian.net`, or with `:443`) to ports of this machine. */
export const startFakeProxy = (ports: Readonly<Record<string, number>> = {}): Promise<FakeProxy> =>
  new FakeProxy(ports).open();
