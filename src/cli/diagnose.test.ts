import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { dataCenterWorld } from '#test/matrix/world.ts';
import { runCommand } from './index.ts';

async function diagnosing(token: string, args: string[], env: Record<string, string> = {}) {
  let answer = '';
  let complaints = '';
  const status = await runCommand(['diagnose', ...args], {
    env: { OWLHUB_ALLOWED_NETWORKS: '127.0.0.0/8,::1/128', ...env },
    input: Readable.from([`${token}\n`]),
    write: (text) => void (answer += text),
    complain: (text) => void (complaints += text),
  });
  return { status, answer, complaints };
}

async function authorityFile(pem: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'owlhub-diagnose-'));
  const file = path.join(folder, 'ca.pem');
  await writeFile(file, pem);
  return { file, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

test('a good token climbs to the top: exit status 0, and the proof is told', async () => {
  await using world = await dataCenterWorld();
  await using ca = await authorityFile(world.jira.ca);
  const { status, answer } = await diagnosing(world.token.text, [world.site.url, '--ca', ca.file]);
  expect(status).toBe(0);
  expect(answer).toContain('✔ Are the permissions sufficient?');
  expect(answer).toContain('Connected');
  expect(answer).not.toContain(world.token.text);
});

test('a dead token: exit status 1, the first no and what to do', async () => {
  await using world = await dataCenterWorld();
  await using ca = await authorityFile(world.jira.ca);
  world.token.revoke();
  const { status, answer } = await diagnosing(world.token.text, [world.site.url], {
    OWLHUB_EXTRA_CA_FILE: ca.file,
  });
  expect(status).toBe(1);
  expect(answer).toContain('✘ Does Jira accept the token?');
  expect(answer).toContain('· Are the permissions sufficient?');
  expect(answer).toContain('Personal Access Tokens');
});

test('--json is for programs', async () => {
  const { status, answer } = await diagnosing('fake-token', ['http://jira.acme.test', '--json']);
  expect(status).toBe(1);
  expect(JSON.parse(answer)).toMatchObject({ outcome: 'failed', failure: { reason: 'insecure_address' } });
});

test('user name and password are given apart', async () => {
  await using world = await dataCenterWorld();
  await using ca = await authorityFile(world.jira.ca);
  const args = [world.site.url, '--account', 'bob', '--ca', ca.file];
  expect((await diagnosing('fake-password', args)).status).toBe(0);
  expect((await diagnosing('fake-wrong-password', args)).status).toBe(1);
});

test.each([
  [[], 'Which Jira?'],
  [['https://jira.acme.test', 'fake-token'], 'The token is asked for'],
  [['https://jira.acme.test', '--token=x'], '--token'],
])('called as %j it exits with 2 and says how to call it', async (args, problem) => {
  const { status, complaints } = await diagnosing('fake-token', args);
  expect(status).toBe(2);
  expect(complaints).toContain(problem);
  expect(complaints).toContain('Usage:');
});

test('without a token it exits with 2', async () => {
  expect((await diagnosing('', ['https://jira.acme.test'])).status).toBe(2);
});
