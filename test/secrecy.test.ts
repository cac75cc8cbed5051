import { randomBytes } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OWNER, until } from './app.ts';
import { jiraForProcesses, signInTo } from './jira-and-owlhub.ts';
import { runOwlHub, startOwlHub } from './owlhub-process.ts';

async function filesUnder(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.map((name) => join(folder, name));
  const kinds = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        (found) => found.isFile(),
        () => false,
      ),
    ),
  );
  return paths.filter((_path, index) => kinds[index]);
}

/** As it is, and as it would look inside an Authorization header or a JSON web token. */
const shapesOf = (text: string) => {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + text)
      .toString('base64')
      .slice(4, -4),
  );
  return [text, ...base64];
};

const tokenIn = (cookie: string) => /^\w+=([\w-]+)/.exec(cookie)?.[1] ?? '';

/** The bytes of every key in the file. */
const keysOf = async (path: string) =>
  (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => Buffer.from(line.slice(line.indexOf(':') + 1), 'base64'));

test('after everything that a token goes through, it is found nowhere', async () => {
  await using it = await jiraForProcesses();
  const { OWLHUB_OWNER_EMAIL: _email, OWLHUB_OWNER_PASSWORD: _password, ...env } = it.env;
  await using owlHub = await startOwlHub(env);
  const setUpToken = owlHub.setUpToken() ?? '';
  const setUp = await fetch(`${owlHub.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...OWNER, token: setUpToken }),
  });
  const client = await signInTo(owlHub.url);
  const sessions = [...setUp.headers.getSetCookie(), client.cookie].map(tokenIn);
  const dead = 'fake-token-that-nobody-made-0001';
  const events = client.follow();
  const settled = (id: string, status: string) =>
    until(
      () => client.ask('GET', `/api/integrations/${id}`),
      ({ body }) => body.status === status && !body.currentVerification,
    );

  const organization = it.jira.addOrganization();
  organization.manage(it.ada);
  const key = organization.addKey();
  const deadKey = 'fake-organization-key-that-nobody-made';
  const organized = { ...it.typed(), organizationId: organization.id, organizationKey: key.text };
  const { body: created } = await client.ask('POST', '/api/integrations', organized);
  const url = `/api/integrations/${created.id}`;
  await settled(created.id, 'connected');
  await client.ask('POST', '/api/connection-tests', { ...it.typed(), name: undefined, accessToken: dead });
  await client.ask('PATCH', url, { accessToken: dead });
  const replacement = (state: string | undefined) =>
    until(
      () => client.ask('GET', url),
      ({ body }) => body.replacement?.state === state && !body.currentVerification,
    );
  await replacement('rejected');
  await client.ask('PATCH', url, { discardReplacement: true });
  const second = it.ada.addToken();
  await client.ask('PATCH', url, { accessToken: second.text });
  await replacement(undefined);
  await client.ask('PATCH', url, { goBack: true });
  await replacement(undefined);
  for (const what of ['history', 'timeline']) await client.ask('GET', `${url}/${what}`);
  await client.ask('GET', '/api/overview');
  const { body: connected } = await settled(created.id, 'connected');
  expect(connected).toMatchObject({ hasOrganizationKey: true, proof: { expiryKnownBy: 'organization' } });
  await client.ask('PATCH', url, { organizationKey: deadKey });
  expect((await settled(created.id, 'connected')).body.proof.notes.join('')).toContain('organisation key');
  await client.ask('PATCH', url, { organizationId: 'nonsense', organizationKey: deadKey });
  await client.ask('POST', '/api/integrations', { ...it.typed(), accessToken: dead, name: 7 });
  await client.ask('POST', '/api/integrations', { ...it.typed(), siteUrl: 'http://owl.test' });
  await client.ask('GET', `${url}/verifications`);
  await client.ask('GET', '/api/integrations');
  const hook = `hook-${randomBytes(16).toString('hex')}`;
  const channel = { kind: 'webhook', name: 'Ops', url: `${it.site.url}/${hook}` };
  expect((await client.ask('POST', '/api/channels', channel)).status).toBe(422);
  await client.ask('POST', '/api/channel-tests', { kind: 'webhook', url: channel.url });
  const { body: hooked } = await client.ask('POST', '/api/channels', { ...channel, insist: true });
  const channelUrl = `/api/channels/${hooked.channel.id}`;
  await client.ask('POST', `${channelUrl}/tests`);
  it.token.revoke();
  await client.ask('POST', `${url}/verifications`);
  await settled(created.id, 'failed');
  await until(
    () => client.ask('GET', `${channelUrl}/deliveries`),
    ({ body }) => body.deliveries.some(({ answer }: { answer: unknown }) => answer !== null),
  );
  await client.ask('GET', '/api/audit');
  const signing = String(hooked.signingSecret);
  const apiToken = String(
    (await client.ask('POST', '/api/tokens', { name: 'Program', role: 'owner' })).body.text,
  );
  const headers = { authorization: `Bearer ${apiToken}` };
  expect((await fetch(`${owlHub.url}/api/audit`, { headers })).status).toBe(200);
  const rotated = await runOwlHub(['keys', 'rotate'], env);
  expect(rotated.status).toBe(0);
  await owlHub.end();

  const files = await filesUnder(it.dataDir);
  expect(files.length).toBeGreaterThan(500);
  const places = new Map<string, string>([
    ['answers', client.answers.join('\n')],
    ['log', owlHub.said() + rotated.said],
    ['events', events()],
  ]);
  const found: string[] = [];
  const keyFile = join(it.dataDir, 'keys');
  const keys = await keysOf(keyFile);
  expect(keys).toHaveLength(2);
  const tokens = [it.token.text, second.text, dead, key.text, deadKey, OWNER.password, ...sessions].flatMap(
    shapesOf,
  );
  const keyTexts = keys.flatMap((bytes) => [bytes.toString('base64'), bytes.toString('hex')]);
  for (const [place, text] of places) {
    for (const secret of [...tokens, ...keyTexts]) if (text.includes(secret)) found.push(place);
    // The terminal is where the set-up link belongs, and nowhere else.
    if (place !== 'log' && text.includes(setUpToken)) found.push(place);
    if (text.includes(hook)) found.push(`${place}: address of a channel`);
    // A signing secret and an API token are in the one answer that shows them.
    if (place !== 'answers' && text.includes(signing)) found.push(`${place}: signing secret`);
    if (place !== 'answers' && text.includes(apiToken)) found.push(place);
  }
  // Site and account are secrets at rest too; only the people who are signed in see them.
  const site = [it.site.url, new URL(it.site.url).host, ...shapesOf('ada@owl.test')];
  const sealed = [...tokens, ...[setUpToken, apiToken, hook, signing].flatMap(shapesOf), ...site];
  for (const file of files) {
    const bytes = await readFile(file);
    const secrets = file === keyFile ? sealed : [...sealed, ...keys, ...keyTexts];
    for (const secret of secrets) if (bytes.includes(secret)) found.push(file);
  }
  expect(found).toEqual([]);
  // The search does find what is there to be found.
  expect([setUpToken, ...sessions].map(({ length }) => length)).toEqual([43, 43, 43]);
  expect(places.get('log')).toContain(setUpToken);
  expect(places.get('answers')?.split(apiToken)).toHaveLength(2);
  expect(places.get('answers')?.split(signing)).toHaveLength(2);
  expect(events()).toContain('verification_finished');
  const plain = await Promise.all(files.map((file) => readFile(file)));
  expect(plain.some((bytes) => bytes.includes(OWNER.email))).toBe(true);
  expect(it.jira.sightings(dead).length).toBeGreaterThan(0);
  for (const text of [key.text, deadKey]) {
    expect(new Set(it.jira.sightings(text).map(({ site: at }) => at))).toEqual(new Set(['gateway']));
  }
}, 120_000);
