import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { NEW_INTEGRATION, signedIn, startApp, startNewApp, type TestApp, tokenIn, until } from '#test/app.ts';
import { linkIn, startMailServer } from '#test/mail-server.ts';

const GRACE = { email: 'grace@example.com', name: 'Grace Example', roles: ['viewer'] };

async function invite(app: TestApp) {
  const owner = await signedIn(app);
  const made = await owner.ask('POST', '/api/invitations', GRACE);
  const url = `/api/invitations/${made.body.invitation.id}`;
  const mail = async () => (await owner.ask('GET', '/api/invitations')).body.invitations[0].mail;
  return { owner, made, url, mail };
}

const rowsOf = (app: TestApp) =>
  app.database.query('select state, content, attempts, problem, next_attempt_at from mails');

test('an invitation goes by mail, its link is in no answer, and nothing of it stays in the outbox', async () => {
  await using mailServer = await startMailServer();
  await using app = await startNewApp({ mail: mailServer.settings });
  const { owner, made, mail } = await invite(app);
  expect(made.body).toMatchObject({ link: null, invitation: { mail: { state: 'waiting', problem: null } } });
  const received = await mailServer.next(GRACE.email);
  expect(received.headers).toContain('Subject: owner invites you to OwlHub');
  const opened = await owner.ask('POST', '/api/invitations/opened', { token: tokenIn(linkIn(received)) });
  expect(opened.status).toBe(200);
  await until(mail, ({ state }) => state === 'sent');
  expect(await rowsOf(app)).toMatchObject([{ state: 'sent', content: null, next_attempt_at: null }]);
});

test('what waits in the outbox is sealed', async () => {
  await using mailServer = await startMailServer();
  await mailServer.close();
  await using app = await startNewApp({ mail: mailServer.settings });
  await invite(app);
  const [row] = await rowsOf(app);
  expect(String(row?.['content'])).toMatch(/^ey[\w-]+\./);
  expect(JSON.stringify(row)).not.toMatch(/grace|invitation#/i);
});

test('a mail server that is away is told to who invited, and the mail is tried again at growing pauses for a day', async () => {
  await using mailServer = await startMailServer();
  await mailServer.close();
  await using app = await startNewApp({ mail: mailServer.settings });
  const { mail } = await invite(app);
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    const [row] = await until(
      () => rowsOf(app),
      ([seen]) => seen?.['attempts'] === attempt && seen['problem'] !== null && !isLeased(seen),
    );
    if (row?.['next_attempt_at'] instanceof Date)
      pauses.push(Math.round((row['next_attempt_at'].getTime() - Date.now()) / 60_000));
    expect(await mail()).toMatchObject({ problem: expect.stringMatching(/Nothing listens at/) });
    await app.database.query(
      `update mails set next_attempt_at = now(), problem = null where state = 'waiting'`,
    );
  }
  expect(pauses).toEqual([1, 5, 15, 60, 120, 240, 480, 480]);
  expect(await mail()).toMatchObject({
    state: 'given_up',
    problem: expect.stringMatching(/Nothing listens/),
  });
  expect(await rowsOf(app)).toMatchObject([{ content: null }]);
});

const isLeased = (row: Record<string, unknown>) => row['state'] === 'waiting' && row['problem'] === null;

test('a mail server that hangs delays nothing else, and does not hold up the end of OwlHub', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await using mailServer = await startMailServer();
  const { settings } = mailServer;
  const app = await startNewApp({ mail: { ...settings, server: { ...settings.server, port } } });
  const { owner } = await invite(app);
  await until(
    () => rowsOf(app),
    ([row]) => row?.['attempts'] === 1,
  );
  const { body } = await owner.ask('POST', '/api/integrations', NEW_INTEGRATION);
  await owner.settled(`/api/integrations/${body.id}`, 'connected');
  const from = performance.now();
  await app.stop();
  expect(performance.now() - from).toBeLessThan(4_000);
  expect(await rowsOf(app)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  await app[Symbol.asyncDispose]();
  silent.close();
});

test('what a killed OwlHub had taken is sent by another when its lease has ended', async () => {
  await using mailServer = await startMailServer();
  await using app = await startNewApp({ owner: true });
  await app.stop();
  const { poolConfig } = app.database;
  await using silent = await startApp({ poolConfig, keyring: app.keyring, mail: mailServer.settings });
  await silent.stop();
  await using second = await startApp({ poolConfig, keyring: app.keyring, mail: mailServer.settings });
  const owner = await signedIn(second);
  await app.database.query(`create function hold() returns trigger language plpgsql as
    $$ begin new.attempts := 1; new.next_attempt_at := now() + interval '2 seconds'; return new; end $$;
    create trigger hold before insert on mails for each row execute function hold()`);
  await owner.ask('POST', '/api/invitations', GRACE);
  expect(mailServer.received).toEqual([]);
  await mailServer.next(GRACE.email);
});

test('several OwlHubs on one database send each mail once', async () => {
  await using mailServer = await startMailServer();
  await using app = await startNewApp({ mail: mailServer.settings });
  const { poolConfig } = app.database;
  await using other = await startApp({ poolConfig, keyring: app.keyring, mail: mailServer.settings });
  expect(other.server).not.toBe(app.server);
  const owner = await signedIn(app);
  const emails = Array.from({ length: 12 }, (_, n) => `person${n}@example.com`);
  for (const email of emails) await owner.ask('POST', '/api/invitations', { ...GRACE, email });
  await until(
    () => app.database.query(`select from mails where state = 'sent'`),
    ({ length }) => length === emails.length,
  );
  expect(mailServer.received.flatMap(({ to }) => to).toSorted()).toEqual(emails.toSorted());
});

test('a mail whose link was renewed or withdrawn meanwhile is not sent', async () => {
  await using mailServer = await startMailServer();
  await mailServer.close();
  await using app = await startNewApp({ mail: mailServer.settings });
  const { owner, url } = await invite(app);
  await owner.ask('POST', `${url}/links`);
  expect(await rowsOf(app)).toHaveLength(1);
  await owner.ask('DELETE', url);
  expect(await rowsOf(app)).toHaveLength(0);
});

test('a test mail is sent at once, and what is wrong is told with the way on', async () => {
  await using mailServer = await startMailServer();
  await using app = await startNewApp({ mail: mailServer.settings });
  const owner = await signedIn(app);
  const sendTest = () => owner.ask('POST', '/api/settings/mail-tests', { to: 'me@example.com' });
  expect(await sendTest()).toMatchObject({ status: 200, body: { sent: true, problem: null } });
  expect(mailServer.received).toMatchObject([{ to: ['me@example.com'] }]);
  await mailServer.close();
  expect(await sendTest()).toMatchObject({
    status: 200,
    body: { sent: false, problem: expect.stringMatching(/Nothing listens at .*OWLHUB_SMTP_URL/) },
  });
});

test('without a mail server the test says which settings are missing', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const { status, body } = await owner.ask('POST', '/api/settings/mail-tests', { to: 'me@example.com' });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { sent: false, problem: expect.stringMatching(/OWLHUB_SMTP_URL, OWLHUB_MAIL_FROM and OWLHUB_URL/) },
  });
});
