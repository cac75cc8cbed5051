import { expect, test } from 'vitest';
import { NEW_INTEGRATION, signedIn, startNewApp } from '#test/app.ts';

async function withAcme() {
  const app = await startNewApp();
  const owner = await signedIn(app);
  const url = await owner.add('Acme');
  await owner.settled(url, 'connected');
  const last = async () => (await owner.ask('GET', '/api/audit?limit=1')).body.entries[0];
  return Object.assign(app, { owner, url, last });
}

test.each([
  [{ name: 'Beta' }, 'integration.changed', { before: { name: 'Acme' }, after: { name: 'Beta' } }],
  [{ paused: true }, 'integration.changed', { before: { paused: false }, after: { paused: true } }],
  [
    { account: 'eve@example.com' },
    'integration.changed',
    { before: { account: 'ada@example.com' }, after: { account: 'eve@example.com' } },
  ],
  [{ accessToken: 'fake-token-another', insist: true }, 'integration.credentials_replaced', { insist: true }],
  [
    { accessToken: 'fake-token-another', siteUrl: 'https://beta.example' },
    'integration.credentials_replaced',
    { before: { site: 'https://acme.example' }, after: { site: 'https://beta.example' } },
  ],
])('changing %j writes %s with what differs, and never the token', async (sent, action, change) => {
  await using app = await withAcme();
  expect((await app.owner.ask('PATCH', app.url, sent)).status).toBe(200);
  const entry = await app.last();
  expect(entry).toMatchObject({ action, outcome: 'done', target: { label: 'Acme' } });
  expect(entry.change).toEqual(change);
  expect(JSON.stringify(entry)).not.toContain('fake-token');
});

test('a verification that was asked for, a test and the end of an integration are written', async () => {
  await using app = await withAcme();
  await app.owner.ask('POST', `${app.url}/verifications`);
  expect(await app.last()).toMatchObject({ action: 'integration.verified', target: { label: 'Acme' } });

  const { name: _name, ...values } = NEW_INTEGRATION;
  await app.owner.ask('POST', '/api/connection-tests', values);
  expect(await app.last()).toMatchObject({
    action: 'integration.tested',
    target: null,
    change: { site: 'https://acme.example', account: 'ada@example.com', result: 'passed' },
  });

  await app.owner.ask('DELETE', app.url);
  expect(await app.last()).toMatchObject({
    action: 'integration.deleted',
    change: { before: { name: 'Acme', site: 'https://acme.example' } },
  });
});

test('who may only replace tokens changes neither name nor address with that, and who may only edit no token', async () => {
  await using app = await withAcme();
  const as = async (permission: string) => {
    const given = { name: permission, permissions: [permission] };
    const { body } = await app.owner.ask('POST', '/api/tokens', given);
    const headers = { authorization: `Bearer ${body.text}` };
    return async (sent: object) => (await app.owner.ask('PATCH', app.url, sent, headers)).status;
  };
  const [replacer, editor] = [await as('credentials.replace'), await as('integrations.edit')];
  const accessToken = 'fake-token-another';
  expect(await replacer({ accessToken, name: 'Beta' })).toBe(403);
  expect(await replacer({ accessToken, siteUrl: 'https://beta.example' })).toBe(403);
  expect(await replacer({ paused: true })).toBe(403);
  expect(await replacer({ accessToken, account: 'ada@example.com' })).toBe(200);
  expect(await editor({ accessToken })).toBe(403);
  expect(await editor({ name: 'Beta' })).toBe(200);
});
