import { expect, test } from 'vitest';
import { clientOf, OWNER, signedIn, startNewApp, type TestApp } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';

const WRONG = { email: OWNER.email, password: 'fake-wrong-password' };
const PROXY = { trustedProxies: ['127.0.0.1/32'] };

const from = (app: TestApp, address: string, body = WRONG) =>
  clientOf(app).ask('POST', '/api/sessions', body, { 'x-forwarded-for': address });

test('whoever has a whole network of IPv6 addresses has no more tries than others', async () => {
  await using app = await startNewApp(PROXY);
  for (let n = 1; n <= 10; n += 1) expect((await from(app, `2001:db8::${n}`)).status).toBe(401);
  expect((await from(app, '2001:db8::dead:beef')).status).toBe(429);
  expect((await from(app, '2001:db8:0:1::1', OWNER)).status).toBe(201);
});

test('nor has who writes an IPv4 address as IPv6, an email in capitals, or sends all at once', async () => {
  await using app = await startNewApp(PROXY);
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      from(app, n % 2 ? '203.0.113.7' : '::ffff:203.0.113.7', {
        ...WRONG,
        email: n % 3 ? OWNER.email : OWNER.email.toUpperCase(),
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
});

test('who says that they come from elsewhere is not believed, where no proxy is trusted', async () => {
  await using app = await startNewApp();
  for (let n = 1; n <= 10; n += 1) expect((await from(app, `203.0.113.${n}`)).status).toBe(401);
  expect((await from(app, '203.0.113.99')).status).toBe(429);
});

test('nobody fills the audit log by coming back from a provider that they were never sent to', async () => {
  await using app = await startNewApp();
  const stranger = clientOf(app);
  for (let n = 1; n <= 40; n += 1) {
    const { response } = await stranger.ask('GET', `/api/sign-in/provider/callback?code=x&state=${n}`);
    expect(response.headers.location).toContain('sign_in_expired');
  }
  const written = (await auditEntries(app)).filter(({ action }) => action === 'sign_in.failed');
  expect(written).toHaveLength(30);
});

test('nobody makes OwlHub read its whole log over and over', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const check = () => owner.ask('POST', '/api/audit/verifications');
  for (let n = 1; n <= 20; n += 1) expect((await check()).body).toMatchObject({ intact: true });
  expect((await check()).status).toBe(429);
});
