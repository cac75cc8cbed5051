import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn, startNewApp, type TestApp } from '#test/app.ts';
import { testKey, testKeyring } from '#test/keys.ts';
import { runCommand } from './index.ts';

const KEY = testKey();
let app: TestApp;
let owner: Awaited<ReturnType<typeof signedIn>>;
let url: string;
let everything: string;
let viewing: string;

beforeAll(async () => {
  app = await startNewApp({ keyring: testKeyring(KEY) });
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}`;
  owner = await signedIn(app);
  const made = async (given: object) =>
    String((await owner.ask('POST', '/api/tokens', { name: 'Terminal', ...given })).body.text);
  [everything, viewing] = [await made({ role: 'owner' }), await made({ role: 'viewer' })];
});
afterAll(() => app[Symbol.asyncDispose]());

async function run(args: string[], env: Record<string, string> = {}, typed = '') {
  let said = '';
  let complaints = '';
  const status = await runCommand(args, {
    env: { OWLHUB_URL: url, OWLHUB_TOKEN: everything, ...env },
    input: Readable.from([typed]),
    write: (text) => void (said += text),
    complain: (text) => void (complaints += text),
  });
  return { status, said, complaints };
}

test('whoami says whose token it is and what it may do', async () => {
  const { status, said } = await run(['whoami'], { OWLHUB_TOKEN: viewing });
  expect(status).toBe(0);
  expect(said).toContain('Terminal, a token of owner <owner@example.com>');
  expect(said).toContain('May: integrations.read\n');
  const { said: json } = await run(['whoami', '--json'], { OWLHUB_TOKEN: viewing });
  expect(JSON.parse(json)).toMatchObject({ permissions: ['integrations.read'] });
});

test('an integration is added with the token from standard input, verified, shown and listed', async () => {
  const jiraToken = 'fake-token-not-a-secret';
  const args = ['integrations', 'add', '--name', 'Acme', '--site', 'https://acme.example', '--json'];
  const added = await run(args, {}, `${jiraToken}\n`);
  expect(added.status).toBe(0);
  expect(added.said + added.complaints).not.toContain(jiraToken);
  const { id } = JSON.parse(added.said) as { id: string };

  const verified = await run(['integrations', 'verify', id]);
  expect([verified.status, verified.said]).toEqual([0, expect.stringContaining('Acme: connected')]);
  expect((await run(['integrations', 'show', id])).said).toContain('Site: https://acme.example');
  const { said } = await run(['integrations', 'list']);
  expect(said.split('\n')[0]).toMatch(/^ID {2,}NAME {2,}STATUS {2,}SITE {2,}WHY$/);
  expect(said).toContain(`${id}  Acme  connected  https://acme.example`);
});

test('people are listed', async () => {
  const { status, said } = await run(['people', 'list']);
  expect(status).toBe(0);
  expect(said).toMatch(/owner +owner@example\.com +Owner +active/);
});

test('any other call goes through api, with data as an argument or from standard input', async () => {
  const { said } = await run(['api', 'get', '/api/audit?action=token.created']);
  expect(JSON.parse(said)).toMatchObject({ entries: [{ action: 'token.created' }, {}] });
  const role = JSON.stringify({ name: 'Installer', permissions: ['integrations.add'] });
  expect((await run(['api', 'POST', '/api/roles', '--data', role])).status).toBe(0);
  const other = role.replace('Installer', 'Other');
  expect((await run(['api', 'POST', '/api/roles', '--data', '-'], {}, other)).said).toContain('Other');
  expect((await run(['api', 'GET', '/api/audit/export'])).said).toMatch(/^number,at,/);
});

test.each<[string, string[], () => Record<string, string>, RegExp]>([
  ['no token', ['whoami'], () => ({ OWLHUB_TOKEN: '' }), /set OWLHUB_TOKEN/],
  ['a token that is none', ['whoami'], () => ({ OWLHUB_TOKEN: 'fake' }), /no API token of this OwlHub/],
  [
    'a right it lacks',
    ['people', 'list'],
    () => ({ OWLHUB_TOKEN: viewing }),
    /may not see people\. Ask owner/,
  ],
  [
    'nobody there',
    ['whoami'],
    () => ({ OWLHUB_URL: 'http://127.0.0.1:1' }),
    /No OwlHub answers at http:\/\/127/,
  ],
  ['no address', ['whoami'], () => ({ OWLHUB_URL: 'owlhub' }), /OWLHUB_URL is no web address/],
  ['nothing there', ['api', 'GET', '/api/nothing'], () => ({}), /nothing at this address/],
])('with %s it exits with 1 and says what to do', async (_what, args, env, told) => {
  const { status, said, complaints } = await run(args, env());
  expect([status, said]).toEqual([1, '']);
  expect(complaints).toMatch(told);
  expect(complaints).not.toContain(viewing);
});

test.each([
  [['integrations'], /integrations list/],
  [['integrations', 'show'], /integrations list/],
  [['integrations', 'add', '--name', 'Acme'], /--site/],
  [['integrations', 'add', '--token', 'fake'], /--token/],
  [['people', 'remove'], /people list/],
  [['api', 'FETCH', '/api'], /owlhub api GET/],
  [['api', 'GET', '//elsewhere.example/api'], /begins with one \//],
  [['audit', 'forget'], /audit verify/],
  [['audit', 'verify', '--head', 'x'], /--head/],
  [['audit', 'export', '--format', 'xml'], /csv or json/],
])('called as %j it exits with 2 and says how to call it', async (args, told) => {
  const { status, complaints } = await run(args);
  expect(status).toBe(2);
  expect(complaints).toMatch(told);
});

test('on the server the log is checked, exported, and an end that was noted is compared', async () => {
  const env = {
    DATABASE_URL: app.database.connectionString,
    OWLHUB_KEYS: `${KEY.id}:${Buffer.from(KEY.bytes).toString('base64')}`,
  };
  const good = await run(['audit', 'verify'], env);
  expect([good.status, good.said]).toEqual([0, expect.stringMatching(/^✔ All \d+ entries/)]);
  const [, head = ''] = /ended with (\S+)/.exec(good.said) ?? [];
  expect((await run(['audit', 'verify', '--head', head], env)).status).toBe(0);
  expect((await run(['audit', 'export', '--from', '2020-01-01'], env)).said).toContain('token.created');

  const other = await run(['audit', 'verify', '--head', `${head.split(':')[0]}:made-up`, '--json'], env);
  expect(other.status).toBe(1);
  expect(JSON.parse(other.said)).toMatchObject({
    intact: false,
    problems: [expect.stringContaining('noted elsewhere')],
  });
  await app.database.query(`alter table audit_entries disable trigger all`);
  await app.database.query(`update audit_entries set actor = 'Eve' where seq = 2`);
  const bad = await run(['audit', 'verify'], env);
  expect([bad.status, bad.said]).toEqual([1, expect.stringContaining('✘ Entry 2 was changed.')]);
});
