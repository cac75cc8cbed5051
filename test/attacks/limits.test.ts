import { expect, test } from 'vitest';
import { clientOf, OWNER, startNewApp, type TestApp } from '#test/app.ts';

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
