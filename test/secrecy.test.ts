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

test('after everything that a token goes through, it is found nowhere', async () => {
  await using it = await jiraForProcesses();
  await using owlHub = await startOwlHub(it.env);
  const client = await signInTo(owlHub.url);
  const dead = 'fake-token-that-nobody-made-0001';
  const events = client.follow();
  const settled = (id: string, status: string) =>
    until(
      () => client.ask('GET', `/api/integrations/${id}`),
      ({ body }) => body.status === status && !body.currentVerification,
    );

  const { body: created } = await client.ask('POST', '/api/integrations', it.typed());
  const url = `/api/integrations/${created.id}`;
  await settled(created.id, 'connected');
  await client.ask('POST', '/api/connection-tests', { ...it.typed(), name: undefined, accessToken: dead });
  await client.ask('PATCH', url, { accessToken: dead });
  await settled(created.id, 'failed');
  await client.ask('PATCH', url, { discardReplacement: true });
  await settled(created.id, 'connected');
  await client.ask('POST', '/api/integrations', { ...it.typed(), accessToken: dead, name: 7 });
  await client.ask('POST', '/api/integrations', { ...it.typed(), siteUrl: 'http://owl.test' });
  await client.ask('GET', `${url}/verifications`);
  await client.ask('GET', '/api/integrations');
  const rotated = await runOwlHub(['keys', 'rotate'], it.env);
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
  const tokens = [it.token.text, dead].flatMap(shapesOf);
  for (const [place, text] of places) {
    for (const token of tokens) if (text.includes(token)) found.push(place);
  }
  // Site and account are secrets at rest too; only the people who are signed in see them.
  const sealed = [...tokens, it.site.url, ...shapesOf('ada@owl.test')];
  for (const file of files) {
    const bytes = await readFile(file);
    for (const secret of sealed) if (bytes.includes(secret)) found.push(file);
  }
  expect(found).toEqual([]);
  // The search does find what is there to be found.
  expect(events()).toContain('verification_finished');
  const plain = await Promise.all(files.map((file) => readFile(file)));
  expect(plain.some((bytes) => bytes.includes(OWNER.email))).toBe(true);
  expect(it.jira.sightings(dead).length).toBeGreaterThan(0);
}, 120_000);
