import { expect, test } from 'vitest';
import { clientOf, NEW_INTEGRATION, signedIn, startNewApp, type TestApp } from '#test/app.ts';
import { providerAt } from '#test/sso-browser.ts';

const HALF = '\u{D800}';
const LOCALHOST = { host: 'localhost:3000' };

const bugs = ({ logged }: TestApp) => logged.filter((line) => line.includes('a request met a bug'));

test('no name makes the audit log look as if it had been changed', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const add = (name: string) => owner.ask('POST', '/api/integrations', { ...NEW_INTEGRATION, name });
  expect((await add(`Acme ${HALF}`)).status).toBe(422);
  expect((await add('Acme 🦉')).status).toBe(201);
  const { body } = await owner.ask('POST', '/api/audit/verifications');
  expect(body).toMatchObject({ intact: true, problems: [] });
});

test.each(['a\0b', HALF])(
  'characters that nothing can store (%j) are refused, and are no bug',
  async (text) => {
    await using app = await startNewApp();
    const owner = await signedIn(app);
    const encoded = text === HALF ? 'a%00' : encodeURIComponent(text);
    const answers = await Promise.all([
      owner.ask('GET', `/api/audit?actor=${encoded}`),
      owner.ask('GET', `/api/people?search=${encoded}`),
      owner.ask('POST', '/api/roles', { name: 'Role', about: text, permissions: ['audit.read'] }),
      owner.ask('POST', '/api/invitations', { email: 'ada@example.com', roles: [text] }),
      owner.ask('POST', '/api/tokens', { name: 'Program', role: text }),
      clientOf(app).ask('POST', '/api/sessions/passkey', { response: { id: text } }, LOCALHOST),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422));
    expect((await owner.ask('DELETE', '/api/roles/%00')).status).toBe(404);
    expect((await owner.ask('GET', '/api/audit?actor=owner')).status).toBe(200);
    expect(bugs(app)).toEqual([]);
  },
);

test('no line break and nothing unseen is in the name of a provider, which stands on the page of every stranger', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const save = (name: string) =>
    owner.ask('PUT', '/api/provider', providerAt({ issuer: 'https://id.example.com' }, { name }));
  for (const unseen of ['\n', '\u{202E}', '\u{200B}']) {
    expect((await save(`Acme${unseen}ID`)).status).toBe(422);
  }
  expect((await save('Acme ID')).status).toBe(200);
});
