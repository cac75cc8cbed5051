import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { LightMyRequestResponse } from 'fastify';
import pino from 'pino';
import { Client as DatabaseClient, type PoolConfig } from 'pg';
import { type App, buildApp } from '#app.ts';
import { createMailer, type MailSettings } from '#mail/mailer.ts';
import type { Keyring } from '#secrets/keyring.ts';
import { Secret } from '#secrets/secret.ts';
import { type TestDatabase, testDatabase } from '#test/database.ts';
import { fakeConnector } from '#test/fake-connector.ts';
import { testKeyring } from '#test/keys.ts';

export const OWNER = { email: 'owner@example.com', password: 'fake-password-of-the-owner' };

export const NEW_INTEGRATION = {
  type: 'jira',
  name: 'Acme',
  siteUrl: 'https://acme.example',
  accessToken: 'fake-token-not-a-secret',
  account: 'ada@example.com',
};

export type TestApp = Awaited<ReturnType<typeof startNewApp>>;
export type Client = ReturnType<typeof clientOf>;

type Options = {
  poolConfig: PoolConfig;
  keyring?: Keyring;
  jira?: ReturnType<typeof fakeConnector>;
  /** True for the usual one, false for none. */
  owner?: boolean | typeof OWNER;
  publicUrl?: string | null;
  trustedProxies?: string[];
  /** As `startMailServer` has them; links in mails then lead to its `base`, which is also `publicUrl`. */
  mail?: MailSettings | null;
  webRoot?: string | null;
};

/** Providers and mail servers of tests are on this machine, without encryption. */
export const LOOPBACK = {
  allowedNetworks: ['127.0.0.0/8', '::1/128'],
  allowHttp: true,
  extraCa: null,
  proxy: { url: null, noProxy: '' },
};

/** A whole OwlHub in this process on the given database, with a fake at the other side, and what it logged. */
export async function startApp({
  poolConfig,
  keyring = testKeyring(),
  jira = fakeConnector(),
  owner = true,
  mail = null,
  publicUrl = mail?.base ?? null,
  trustedProxies = [],
  webRoot = null,
}: Options) {
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const app = await buildApp({
    config: { publicUrl, trustedProxies, owner: ownerFrom(owner) },
    poolConfig,
    keyring,
    connectors: { jira: jira.connector },
    network: LOOPBACK,
    channelHosts: { slack: ['localhost', '127.0.0.1'], teams: ['localhost', '127.0.0.1'] },
    mailer: mail && createMailer(mail, null),
    log,
    webRoot,
  });
  await app.start();
  return { ...app, jira, keyring, logged, [Symbol.asyncDispose]: () => app.stop() };
}

function ownerFrom(owner: boolean | typeof OWNER) {
  if (owner === false) return null;
  const { email, password } = owner === true ? OWNER : owner;
  return { email, password: new Secret(password) };
}

/** The same on a new, empty database of its own. */
export async function startNewApp(options: Omit<Options, 'poolConfig'> = {}) {
  const database: TestDatabase = await testDatabase();
  const app = await startApp({ ...options, poolConfig: database.poolConfig });
  const dispose = async () => {
    await app.stop();
    await database.close();
  };
  const query = (text: string) => queryOn(database.poolConfig, text);
  return { ...app, database: { ...database, query }, [Symbol.asyncDispose]: dispose };
}

/** Looks into a database, or changes it, behind OwlHub's back. */
export async function queryOn(poolConfig: PoolConfig, text: string): Promise<Record<string, unknown>[]> {
  const client = new DatabaseClient(poolConfig);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- tests look at what came, whatever it is
export type Answer = { status: number; body: any; response: LightMyRequestResponse };
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

/** A browser's tab, without the browser: it keeps its cookies. */
export function clientOf({ server }: Pick<App, 'server'>) {
  const jar = new Map<string, string>();
  const cookies = () =>
    jar.size === 0 ? null : [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  async function ask(
    method: Method,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await server.inject({
      method,
      url,
      headers: { ...(jar.size > 0 && { cookie: cookies() ?? '' }), ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
    for (const { name, value } of response.cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const isJson = String(response.headers['content-type']).includes('json');
    return { status: response.statusCode, body: isJson ? response.json() : response.body, response };
  }
  return {
    ask,
    signIn: () => ask('POST', '/api/sessions', OWNER),
    get cookie() {
      return cookies();
    },
  };
}

/** The owner's tab, with what most tests do in it. */
export async function signedIn(app: Pick<App, 'server'>) {
  const client = clientOf(app);
  await client.signIn();
  const add = async (name = 'Acme') => {
    const { body } = await client.ask('POST', '/api/integrations', { ...NEW_INTEGRATION, name });
    return `/api/integrations/${body.id}`;
  };
  const settled = (url: string, status: string) =>
    until(
      () => client.ask('GET', url),
      ({ body }) => body.status === status && !body.currentVerification,
      20_000,
    );
  return { ...client, add, settled };
}

export const PASSWORD = 'fake-lantern-orchard-7-violins';

/** A tab of a new person with these roles, whom the owner invited. */
export async function signedInAs(app: Pick<App, 'server'>, roles: string[], given: Partial<Invited> = {}) {
  const { email = `${randomUUID()}@example.com`, name = 'Ada Example', linkFor = noMail } = given;
  const owner = clientOf(app);
  await owner.signIn();
  const invited = await owner.ask('POST', '/api/invitations', { email, name, roles });
  if (invited.status !== 201) throw new Error(`Nobody was invited: ${JSON.stringify(invited.body)}`);
  const client = clientOf(app);
  const token = tokenIn(invited.body.link ?? (await linkFor(email)));
  const accepted = await client.ask('POST', '/api/invitations/accepted', { token, name, password: PASSWORD });
  if (accepted.status !== 201) throw new Error(`It was not accepted: ${JSON.stringify(accepted.body)}`);
  const { id }: { id: string } = accepted.body.person;
  return { ...client, id, email, name, url: `/api/people/${id}` };
}

/** `linkFor` finds the link in the mail, where OwlHub sends mails. */
type Invited = { email: string; name: string; linkFor: (email: string) => Promise<string> };

const noMail = async (email: string): Promise<string> => {
  throw new Error(`The link went to ${email} by mail, and nobody said where to look for it.`);
};

/** The part of a link after `#`. */
export const tokenIn = (link: string): string => new URL(link).hash.slice(1);

/** Asks again until it is so. Throws what it saw last when that takes too long. */
export async function until<T>(look: () => Promise<T> | T, isSo: (seen: T) => boolean, withinMs = 10_000) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`Still not so: ${JSON.stringify(seen)?.slice(0, 2_000)}`);
    await wait(20);
  }
}
