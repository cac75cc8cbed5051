import { randomUUID } from 'node:crypto';
import { Client as DatabaseClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Permission, PERMISSIONS } from '#people/permission.ts';
import { BUILT_IN_ROLES } from '#people/role.ts';
import type { Access } from '#server/access.ts';
import { signedIn, startNewApp, type TestApp } from '#test/app.ts';
import { insertedInto } from '#test/inserted.ts';

type Operation = { method: string; url: string; access: Access; isStream: boolean };
type Document = {
  paths: Record<
    string,
    Record<string, { 'x-access'?: Access; responses: Record<string, { content?: object }> }>
  >;
};

/** Somebody who asks: what they may do, and with which headers they come: a new session for each request, because some end it. */
type Asker = {
  name: string;
  permissions: readonly Permission[];
  as: 'person' | 'token' | 'nobody';
  headers: () => Promise<Record<string, string>>;
};

const INSTALLER: Permission[] = [
  'integrations.read',
  'integrations.add',
  'credentials.replace',
  'people.read',
];

const MADE_HERE = 'somebody with a role made here';

let app: TestApp;
let database: DatabaseClient;
let owner: Awaited<ReturnType<typeof signedIn>>;
let operations: Operation[];
const askers: Asker[] = [];

beforeAll(async () => {
  app = await startNewApp();
  database = new DatabaseClient(app.database.poolConfig);
  await database.connect();
  owner = await signedIn(app);
  const inserted = insertedInto(database);
  operations = await operationsOf(app);
  await database.query(
    `insert into roles values ('00000000-0000-4000-8000-00000000000a', 'Installer', '', '{${INSTALLER.join()}}', false),
       ('00000000-0000-4000-8000-00000000000b', 'Careful', '', '{${PERMISSIONS.join()}}', true)`,
  );
  const roles = Object.entries(BUILT_IN_ROLES).map(([id, { permissions }]) => ({
    name: id,
    id,
    permissions,
  }));
  roles.push({ name: MADE_HERE, id: '00000000-0000-4000-8000-00000000000a', permissions: INSTALLER });
  for (const { name, id, permissions } of roles) {
    const personId = await inserted.person(id);
    askers.push({ name, permissions, as: 'person', headers: () => inserted.session(personId) });
  }
  const careful = await inserted.person('00000000-0000-4000-8000-00000000000b');
  askers.push({
    name: 'somebody whose role asks for a second factor that they lack',
    permissions: [],
    as: 'person',
    headers: () => inserted.session(careful),
  });
  const gone = await inserted.person('owner', 'now()');
  askers.push({
    name: 'a deactivated owner',
    permissions: [],
    as: 'nobody',
    headers: () => inserted.session(gone),
  });
  askers.push({ name: 'no session', permissions: [], as: 'nobody', headers: async () => ({}) });
});
afterAll(async () => {
  await database.end();
  await app[Symbol.asyncDispose]();
});

async function operationsOf({ server }: TestApp): Promise<Operation[]> {
  const { paths } = (await server.inject('/api/openapi.json')).json<Document>();
  // Whether it is alive and ready is for whoever runs it, and says nothing else.
  const api = Object.entries(paths).filter(([path]) => path.startsWith('/api/'));
  return api.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-access': access, responses }]) => {
      if (access === undefined) throw new Error(`${method} ${path} declares no access.`);
      return {
        method: method.toUpperCase(),
        url: path.replaceAll(/\{\w+\}/g, () => randomUUID()),
        access,
        isStream: 'text/event-stream' in (responses['200']?.content ?? {}),
      };
    }),
  );
}

const anyOf = (access: readonly Permission[] | Permission) =>
  typeof access === 'string' ? [access] : access;

/** What the table says: 401, 403, or null for whatever else the operation answers. */
function refusalFor(
  access: Access,
  { permissions, as }: Pick<Asker, 'permissions' | 'as'>,
): 401 | 403 | null {
  if (access === 'open') return null;
  if (as === 'nobody') return 401;
  if (access === 'signed_in') return null;
  if (access === 'person') return as === 'person' ? null : 403;
  if (typeof access === 'object' && 'person' in access) {
    return as === 'person' && permissions.includes(access.person) ? null : 403;
  }
  return anyOf(access).some((permission) => permissions.includes(permission)) ? null : 403;
}

async function statusOf({ method, url, isStream }: Operation, headers: Record<string, string>) {
  const response = await app.server.inject({
    method: method as 'GET',
    url,
    headers,
    payloadAsStream: true,
  });
  if (isStream) response.stream().destroy();
  else response.stream().resume();
  return response.statusCode;
}

/** The operations whose answer is not the one that the table says, each with both. */
async function wrongFor(asker: Asker, asked: readonly Operation[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const operation of asked) {
    const expected = refusalFor(operation.access, asker);
    const status = await statusOf(operation, await asker.headers());
    const isRight =
      expected === null ? status !== 401 && status !== 403 && status < 500 : status === expected;
    if (!isRight) {
      wrong.push(`${operation.method} ${operation.url}: ${status}, not ${expected ?? 'anything else'}`);
    }
  }
  return wrong;
}

test('every operation is in the document with who may call it', () => {
  expect(operations.length).toBeGreaterThan(60);
  for (const { access } of operations) {
    if (typeof access === 'string' && ['open', 'signed_in', 'person'].includes(access)) continue;
    const named =
      typeof access === 'object' && 'person' in access ? [access.person] : anyOf(access as Permission);
    expect(PERMISSIONS).toEqual(expect.arrayContaining([...named]));
  }
});

test.each([
  ...Object.keys(BUILT_IN_ROLES),
  MADE_HERE,
  'somebody whose role asks for a second factor that they lack',
  'a deactivated owner',
  'no session',
])(
  'to %s every operation answers what the permission table says',
  async (name) => {
    const asker = askers.find((one) => one.name === name);
    if (!asker) throw new Error('There is no such asker.');
    expect(await wrongFor(asker, operations)).toEqual([]);
  },
  60_000,
);

const forTokens = () => operations.filter(({ access }) => access !== 'open');

async function tokenWith(permissions: readonly Permission[]): Promise<Asker> {
  const { status, body } = await owner.ask('POST', '/api/tokens', { name: 'Tester', permissions });
  if (status !== 201) throw new Error(`No token was made: ${JSON.stringify(body)}`);
  const headers = { authorization: `Bearer ${body.text}` };
  return { name: 'a token', permissions, as: 'token', headers: async () => headers };
}

test('a token with every right may do all but what is a person’s own', async () => {
  expect(await wrongFor(await tokenWith(PERMISSIONS), forTokens())).toEqual([]);
}, 60_000);

test.each(PERMISSIONS)(
  'a token with everything but %s is refused what asks for it, and one with only that is not',
  async (permission) => {
    const asking = forTokens().filter(
      ({ access }) => access === permission || (Array.isArray(access) && access.includes(permission)),
    );
    expect(asking.length).toBeGreaterThan(0);
    const others = PERMISSIONS.filter((other) => other !== permission);
    expect(await wrongFor(await tokenWith(others), asking)).toEqual([]);
    expect(await wrongFor(await tokenWith([permission]), asking)).toEqual([]);
  },
);
