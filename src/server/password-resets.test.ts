import { expect, test } from 'vitest';
import {
  clientOf,
  OWNER,
  signedIn,
  signedInAs,
  startNewApp,
  type TestApp,
  tokenIn,
  until,
} from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';
import { linkIn, startMailServer } from '#test/mail-server.ts';

const NEW = 'fake-meadow-copper-9-trumpets';

const use = (app: TestApp, link: string, password = NEW) =>
  clientOf(app).ask('POST', '/api/password-resets/used', { token: tokenIn(link), password });
const open = (app: TestApp, link: string) =>
  clientOf(app).ask('POST', '/api/password-resets/opened', { token: tokenIn(link) });
const signIn = (app: TestApp, email: string, password: string) =>
  clientOf(app).ask('POST', '/api/sessions', { email, password });
const askFor = (app: TestApp, email: string) => clientOf(app).ask('POST', '/api/password-resets', { email });

const ascending = (one: number, other: number) => one - other;

test('who forgot their password asks for a mail, follows its link and chooses another', async () => {
  await using mailServer = await startMailServer();
  await using app = await startNewApp({ mail: mailServer.settings });
  const owner = await signedIn(app);
  expect(await askFor(app, 'OWNER@example.com')).toMatchObject({ status: 202, body: '' });
  const mail = await mailServer.next(OWNER.email);
  const link = linkIn(mail);
  expect(link).toMatch(/^http:\/\/owlhub\.example:3000\/reset#[\w-]{43}$/);
  const opened = await open(app, link);
  expect(opened).toMatchObject({ status: 200, body: { email: OWNER.email } });
  const minutes = (Date.parse(opened.body.expiresAt) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(58);
  expect(minutes).toBeLessThanOrEqual(60);

  expect((await use(app, link)).status).toBe(204);
  expect((await owner.ask('GET', '/api/sessions/current')).status).toBe(401);
  expect((await signIn(app, OWNER.email, OWNER.password)).status).toBe(401);
  expect((await signIn(app, OWNER.email, NEW)).status).toBe(201);
  const notice = await mailServer.next(OWNER.email, 2);
  expect(notice.headers).toContain('Subject: Your OwlHub password was changed');
  expect((await auditEntries(app)).map(({ action, target }) => `${action} ${target}`)).toEqual(
    expect.arrayContaining([
      'password.reset_asked owner@example.com',
      'password.reset owner <owner@example.com>',
    ]),
  );
});

test('asking for an email without an account gets the same answer, the same row, and no mail', async () => {
  await using mailServer = await startMailServer();
  await using app = await startNewApp({ mail: mailServer.settings });
  const grace = await signedInAs(app, ['viewer'], mailServer);
  await app.database.query(`update people set deactivated_at = now() where id = '${grace.id}'`);
  const answers = [await askFor(app, 'nobody@example.com'), await askFor(app, grace.email)];
  expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
    { status: 202, body: '' },
    { status: 202, body: '' },
  ]);
  await askFor(app, OWNER.email);
  await mailServer.next(OWNER.email);
  await until(
    () => app.database.query(`select from mails where kind = 'reset_asked'`),
    ({ length }) => length === 0,
  );
  expect(mailServer.received.filter(({ text }) => text.includes('/reset#'))).toHaveLength(1);
});

test('a link that was used, has expired, was overtaken by another or never was gets one and the same sentence', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['viewer']);
  const make = async () => (await owner.ask('POST', `${grace.url}/password-resets`)).body.link as string;
  const [first, overtaken] = [await make(), await make()];
  expect((await open(app, overtaken)).status).toBe(200);
  expect((await use(app, first)).status).toBe(204);
  const late = await make();
  expect((await open(app, late)).status).toBe(200);
  await app.database.query('update password_resets set expires_at = now()');
  const gone = [
    await open(app, first),
    await use(app, overtaken),
    await use(app, late),
    await open(app, 'http://localhost/reset#made-up'),
  ];
  const sentences = new Set(gone.map(({ status, body }) => `${status} ${body.detail}`));
  expect([...sentences]).toEqual([expect.stringMatching(/^410 .*does not work any more.*Ask for a new one/)]);
  const refused = (await auditEntries(app)).filter(({ action }) => action === 'password.reset_refused');
  expect(refused).toHaveLength(4);
});

test('of two who use one link at once, one chooses the password', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['viewer']);
  const { body } = await owner.ask('POST', `${grace.url}/password-resets`);
  const answers = await Promise.all([use(app, body.link), use(app, body.link, `${NEW}-other`)]);
  expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([204, 410]);
});

test('a manager makes a link and hands it over where no mail is set up', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['viewer']);
  const made = await owner.ask('POST', `${grace.url}/password-resets`);
  expect(made).toMatchObject({ status: 201, body: { link: expect.stringMatching(/\/reset#[\w-]{43}$/) } });
  expect((await use(app, made.body.link, 'password1234')).status).toBe(422);
  expect((await use(app, made.body.link)).status).toBe(204);
  expect((await signIn(app, grace.email, NEW)).status).toBe(201);
  expect(JSON.stringify(await app.database.query('select * from password_resets'))).not.toContain(
    tokenIn(made.body.link),
  );
});

test('where mail is set up the link goes to the person, and nobody else sees it', async () => {
  await using mailServer = await startMailServer();
  await using app = await startNewApp({ mail: mailServer.settings });
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['viewer'], mailServer);
  const made = await owner.ask('POST', `${grace.url}/password-resets`);
  expect(made).toMatchObject({ status: 201, body: { link: null } });
  const mail = await mailServer.next(grace.email, 2);
  expect(mail.to).toEqual([grace.email]);
  expect((await use(app, linkIn(mail))).status).toBe(204);
});

test('nobody deactivated gets a link, and one made before works no more', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['viewer']);
  const { body } = await owner.ask('POST', `${grace.url}/password-resets`);
  await owner.ask('PATCH', grace.url, { active: false });
  expect((await owner.ask('POST', `${grace.url}/password-resets`)).status).toBe(409);
  expect((await use(app, body.link)).status).toBe(410);
});

test('a new password does not get past the second factor', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['viewer']);
  await app.database.query(`update people set totp_added_at = now() where id = '${grace.id}'`);
  const { body } = await owner.ask('POST', `${grace.url}/password-resets`);
  expect((await use(app, body.link)).status).toBe(204);
  expect((await owner.ask('GET', grace.url)).body.secondFactor.totp).toBe(true);
  expect((await signIn(app, grace.email, NEW)).status).toBe(202);
});

test('where everybody uses single sign-on, only the owner who may come in without gets a new password', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const spare = await signedInAs(app, ['owner']);
  const grace = await signedInAs(app, ['viewer']);
  const settings = JSON.stringify({ passwordSignIn: 'break_glass', breakGlassPersonId: spare.id });
  await app.database.query(`update settings set chosen = '${settings}'`);
  expect((await owner.ask('POST', `${grace.url}/password-resets`)).status).toBe(409);
  expect((await owner.ask('POST', `${spare.url}/password-resets`)).status).toBe(201);
});

test('without mail, asking says who can help, whatever the email', async () => {
  await using app = await startNewApp();
  const answers = [await askFor(app, OWNER.email), await askFor(app, 'nobody@example.com')];
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.detail}`))).toEqual(
    new Set([expect.stringMatching(/^409 .*sends no mails/)]),
  );
});

test('asking again and again has to wait, for an account or none alike', async () => {
  await using mailServer = await startMailServer();
  await using app = await startNewApp({ mail: mailServer.settings });
  for (const email of [OWNER.email, 'nobody@example.com']) {
    for (let n = 0; n < 5; n += 1) expect((await askFor(app, email)).status).toBe(202);
    const { status, response } = await askFor(app, email);
    expect(status).toBe(429);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  }
});
