import { createHash, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { type Adapter, type AdapterPayload, type Configuration, Provider } from 'oidc-provider';

export const CLIENT = { id: 'owlhub', secret: 'fake-client-secret-of-owlhub' };

type Claims = Record<string, unknown>;
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(handler: Handler) {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, close, [Symbol.asyncDispose]: close };
}

const pairs = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
const keyOf = (index: number) => pairs[index] as { privateKey: KeyObject; publicKey: KeyObject };

/** What a fake provider does; a test changes it while it runs. */
export type Behaviour = {
  /** Of whoever signs in. */
  claims: Claims;
  userInfo: Claims;
  /** Changes of the token itself: `undefined` leaves a claim out. */
  token: Claims;
  /** By which key, with which `kid`. */
  key: number;
  kid: string;
  alg: 'RS256' | 'none' | 'HS256';
  /** What the browser brings back, besides or instead of the code and the state. */
  back: Record<string, string | null>;
  discovery: Claims;
  /** Answers in place of the fake, by path. */
  instead: Record<string, Handler>;
  /** How far its clock is ahead. */
  aheadS: number;
};

/** A provider that can be told to lie. It lets everybody in at once, as `claims`. */
export async function startFakeProvider(change: Partial<Behaviour> = {}) {
  const behaviour: Behaviour = {
    claims: { sub: 'fake-subject', email: 'ada@example.com', email_verified: true, name: 'Ada Lovelace' },
    userInfo: {},
    token: {},
    key: 0,
    kid: 'first',
    alg: 'RS256',
    back: {},
    discovery: {},
    instead: {},
    aheadS: 0,
    ...change,
  };
  const asked: string[] = [];
  const codes = new Map<string, URLSearchParams>();
  const secondsNow = () => Math.floor(Date.now() / 1_000) + behaviour.aheadS;
  const json = (response: ServerResponse, body: unknown, status = 200) =>
    response
      .writeHead(status, {
        'content-type': 'application/json',
        date: new Date(secondsNow() * 1_000).toUTCString(),
      })
      .end(JSON.stringify(body));

  const answers: Record<
    string,
    (query: URLSearchParams, request: IncomingMessage, response: ServerResponse) => unknown
  > = {
    '/.well-known/openid-configuration': (_query, _request, response) =>
      json(response, {
        issuer: here.url,
        authorization_endpoint: `${here.url}/authorize`,
        token_endpoint: `${here.url}/token`,
        userinfo_endpoint: `${here.url}/userinfo`,
        jwks_uri: `${here.url}/keys`,
        end_session_endpoint: `${here.url}/end`,
        ...behaviour.discovery,
      }),
    '/keys': (_query, _request, response) => {
      const jwk = keyOf(behaviour.key).publicKey.export({ format: 'jwk' });
      json(response, { keys: [{ ...jwk, kid: behaviour.kid, use: 'sig', alg: 'RS256' }] });
    },
    '/authorize': (query, _request, response) => {
      const code = randomBytes(12).toString('hex');
      codes.set(code, query);
      const url = new URL(query.get('redirect_uri') ?? '');
      const back = query.get('prompt') === 'none' ? { error: 'login_required' } : { code, ...behaviour.back };
      for (const [name, value] of Object.entries({ state: query.get('state'), ...back })) {
        if (value !== null) url.searchParams.set(name, value);
      }
      response.writeHead(303, { location: url.href }).end();
    },
    '/token': async (_query, request, response) => {
      const body = new URLSearchParams(await text(request));
      const basic = Buffer.from(String(request.headers.authorization).slice(6), 'base64').toString();
      if (decodeURIComponent(basic) !== `${CLIENT.id}:${CLIENT.secret}`)
        return json(response, { error: 'invalid_client' }, 401);
      const begun = codes.get(body.get('code') ?? '');
      codes.delete(body.get('code') ?? '');
      const hash = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url');
      const fits =
        begun?.get('code_challenge') === hash && begun.get('redirect_uri') === body.get('redirect_uri');
      if (!fits) return json(response, { error: 'invalid_grant' }, 400);
      const at = secondsNow();
      const claims = {
        iss: here.url,
        aud: CLIENT.id,
        iat: at,
        exp: at + 300,
        nonce: begun.get('nonce'),
        ...behaviour.claims,
        ...behaviour.token,
      };
      return json(response, {
        access_token: 'fake-access-token',
        token_type: 'Bearer',
        id_token: await sign(claims, behaviour),
      });
    },
    '/userinfo': (_query, _request, response) =>
      json(response, { sub: behaviour.claims['sub'], ...behaviour.userInfo }),
  };

  const here = await listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake.invalid');
    asked.push(url.pathname);
    const instead = behaviour.instead[url.pathname];
    if (instead) return instead(request, response);
    const answer = answers[url.pathname];
    if (!answer) return void response.writeHead(404).end();
    void answer(url.searchParams, request, response);
  });
  return { ...here, issuer: here.url, behaviour, asked };
}

async function sign(claims: Claims, { alg, key, kid }: Behaviour): Promise<string> {
  const known = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  if (alg === 'none') {
    return `${encoded({ alg, kid })}.${encoded(known)}.`;
  }
  const signer = alg === 'HS256' ? Buffer.from(CLIENT.secret) : keyOf(key).privateKey;
  return new SignJWT(known).setProtectedHeader({ alg, kid }).sign(signer);
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Publishes another key than the one that tokens are signed with. */
export const publishingAnotherKey: Handler = (_request, response) => {
  const keys = [{ ...keyOf(1).publicKey.export({ format: 'jwk' }), kid: 'first', use: 'sig', alg: 'RS256' }];
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
};

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const shelves = new Map<string, AdapterPayload>();

/** Where oidc-provider keeps what it began: its own memory warns on the console. */
class Shelf implements Adapter {
  #name: string;
  constructor(name: string) {
    this.#name = name;
  }
  #at = (id: string) => `${this.#name}:${id}`;
  async upsert(id: string, payload: AdapterPayload) {
    shelves.set(this.#at(id), payload);
    if (payload.uid) shelves.set(this.#at(`uid ${payload.uid}`), payload);
  }
  async find(id: string) {
    return shelves.get(this.#at(id));
  }
  async findByUid(uid: string) {
    return shelves.get(this.#at(`uid ${uid}`));
  }
  async findByUserCode() {
    return undefined;
  }
  async consume(id: string) {
    const kept = shelves.get(this.#at(id));
    if (kept) kept.consumed = Math.floor(Date.now() / 1_000);
  }
  async destroy(id: string) {
    shelves.delete(this.#at(id));
  }
  async revokeByGrantId(grantId: string) {
    for (const [at, payload] of shelves) if (payload.grantId === grantId) shelves.delete(at);
  }
}

type Account = { id: string; claims: Claims };

/** oidc-provider, a certified one, which signs everybody in as `account` without a page. */
export async function startOidcProvider(account: Account, redirectUri: string, more: Configuration = {}) {
  let provider: Provider | null = null;
  const here = await listen((request, response) => {
    if (!provider) return void response.writeHead(503).end();
    if (request.url?.startsWith('/interaction/')) {
      return void provider.interactionFinished(request, response, { login: { accountId: account.id } });
    }
    void provider.callback()(request, response);
  });
  provider = new Provider(here.url, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [new URL('/sign-in', redirectUri).href],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) =>
          void (ctx.body = `<title>Sign out</title>${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`),
      },
    },
    renderError: (ctx, { error }) => void (ctx.body = error),
    adapter: Shelf,
    jwks: { keys: [{ ...keyOf(0).privateKey.export({ format: 'jwk' }), kid: 'first', use: 'sig' }] },
    cookies: { keys: ['fake-cookie-key'] },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
      Grant: 600,
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...account.claims }) }),
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId || !provider) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
    ...more,
  });
  return { ...here, issuer: here.url };
}
