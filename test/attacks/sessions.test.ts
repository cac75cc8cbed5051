import { expect, test } from 'vitest';
import { clientOf, OWNER, PASSWORD, signedIn, signedInAs, startNewApp } from '#test/app.ts';

const PLANTED = 'owlhub=planted-by-somebody-else';

test('a session planted in a browser before is not the one that signing in begins', async () => {
  await using app = await startNewApp();
  const victim = clientOf(app);
  const { response } = await victim.ask('POST', '/api/sessions', OWNER, { cookie: PLANTED });
  expect(response.statusCode).toBe(201);
  expect(victim.cookie).not.toBe(PLANTED);
  const attacker = await clientOf(app).ask('GET', '/api/sessions/current', undefined, { cookie: PLANTED });
  expect(attacker.status).toBe(401);
});

test('an attacker’s own session that was planted is worth nothing after the victim signed in', async () => {
  await using app = await startNewApp();
  const attacker = await signedInAs(app, ['viewer']);
  const planted = attacker.cookie ?? '';
  const victim = clientOf(app);
  await victim.ask('POST', '/api/sessions', OWNER, { cookie: planted });
  expect(victim.cookie).not.toBe(planted);
  const after = await clientOf(app).ask('GET', '/api/sessions/current', undefined, { cookie: planted });
  expect(after.status).toBe(401);
});

test('a cookie that was stolen before is dead after signing out, and alive until then', async () => {
  await using app = await startNewApp();
  const victim = await signedIn(app);
  const stolen = victim.cookie ?? '';
  const thief = clientOf(app);
  const use = () => thief.ask('GET', '/api/integrations', undefined, { cookie: stolen });
  expect((await use()).status).toBe(200);
  await victim.ask('DELETE', '/api/sessions/current');
  expect((await use()).status).toBe(401);
});

test('who stole a session revokes it with all others from another browser, not the one that acts', async () => {
  await using app = await startNewApp();
  const [victim, stolen] = [await signedIn(app), await signedIn(app)];
  expect((await victim.ask('DELETE', '/api/sessions')).body).toEqual({ ended: 1 });
  expect((await stolen.ask('GET', '/api/sessions/current')).status).toBe(401);
  expect((await victim.ask('GET', '/api/sessions/current')).status).toBe(200);
});

test('nobody ends or sees the session of somebody else', async () => {
  await using app = await startNewApp();
  const [owner, viewer] = [await signedIn(app), await signedInAs(app, ['viewer'])];
  const { sessions } = (await owner.ask('GET', '/api/sessions')).body;
  const [session] = sessions;
  expect((await viewer.ask('DELETE', `/api/sessions/${session.id}`)).status).toBe(404);
  const theirs = (await viewer.ask('GET', '/api/sessions')).body.sessions;
  expect(theirs).toHaveLength(1);
  expect(theirs[0].id).not.toBe(session.id);
  expect((await owner.ask('GET', '/api/sessions/current')).status).toBe(200);
});

test.each([
  ['a new password', 'PUT', '/api/profile/password', { current: OWNER.password, password: PASSWORD }],
  ['ending all other sessions', 'DELETE', '/api/sessions', undefined],
] as const)(
  'after %s, a stolen copy of the very same cookie is dead too',
  async (_what, method, url, body) => {
    await using app = await startNewApp();
    const victim = await signedIn(app);
    const stolen = victim.cookie ?? '';
    const thief = () => clientOf(app).ask('GET', '/api/sessions/current', undefined, { cookie: stolen });
    expect((await thief()).status).toBe(200);
    expect((await victim.ask(method, url, body)).status).toBeLessThan(300);
    expect((await thief()).status).toBe(401);
    expect((await victim.ask('GET', '/api/sessions/current')).status).toBe(200);
  },
);
