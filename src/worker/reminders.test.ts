import { expect, test } from 'vitest';
import { dayOf } from '#integrations/day.ts';
import { plusMs } from '#kernel/instant.ts';
import { signedIn, signedInAs, startNewApp, type TestApp, until } from '#test/app.ts';
import { fakeConnector, passing, PROOF } from '#test/fake-connector.ts';
import { startMailServer } from '#test/mail-server.ts';
import { allSent, dead } from '#test/with-channel.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => dayOf(plusMs(new Date().toISOString(), days * DAY_MS));

async function withMail() {
  const mailServer = await startMailServer();
  const jira = fakeConnector(() => ({ ...passing(), proof: { ...PROOF, neverExpires: true } }));
  const app = await startNewApp({ jira, mail: mailServer.settings });
  const client = await signedIn(app);
  const subjects = (email: string) =>
    mailServer.received
      .filter(({ to }) => to.includes(email))
      .map(({ headers }) => /^Subject: (.*)$/m.exec(headers)?.[1] ?? '');
  const someone = (roles: string[], email: string) =>
    signedInAs(app, roles, { email, linkFor: mailServer.linkFor });
  const dispose = async () => {
    await app[Symbol.asyncDispose]();
    await mailServer.close();
  };
  return { ...app, client, mailServer, subjects, someone, [Symbol.asyncDispose]: dispose };
}

/** As many days pass for everything that ends, and for what was told. */
const pass = async ({ database }: Pick<TestApp, 'database'>, days: number) => {
  await database.query(`update happenings set at = at - interval '${days} days'`);
  await database.query(
    `update endings set ends_at = ends_at - interval '${days} days', remind_at = now() where remind_at is not null`,
  );
};
/** Once everything was looked at whose turn to be reminded of it is. */
const allReminded = ({ database }: Pick<TestApp, 'database'>) =>
  until(
    () => database.query('select 1 from endings where remind_at <= now()'),
    ({ length }) => length === 0,
  );
const told = ({ database }: Pick<TestApp, 'database'>) =>
  database.query(
    `select kind, integration_id as id from happenings where kind like '%.ending' order by at, id`,
  );

test('what ends is told to its owners, and from seven days on to administrators, each step once', async () => {
  await using app = await withMail();
  app.jira.answer = passing;
  const grace = await app.someone(['viewer'], 'grace@example.com');
  const url = await app.client.add('Acme');
  await app.client.settled(url, 'connected');
  await app.client.ask('PATCH', url, { ownerIds: [grace.id] });
  await app.client.ask('PATCH', url, { tokenEndsOn: inDays(14) });
  await until(
    () => app.subjects('grace@example.com'),
    (subjects) => subjects.some((subject) => subject.includes('ends in 14 days')),
  );
  await allSent(app);
  expect(app.subjects('owner@example.com')).toEqual([]);

  await pass(app, 1);
  await allReminded(app);
  expect(await told(app)).toHaveLength(1);
  await pass(app, 7);
  await allReminded(app);
  expect(await told(app)).toHaveLength(2);
  await allSent(app);
  for (const email of ['grace@example.com', 'owner@example.com']) {
    const subjects = app.subjects(email);
    expect(subjects.filter((subject) => subject.includes('ends in 6 days'))).toHaveLength(1);
  }
});

test('what is already near is told at once, at its nearest step only', async () => {
  await using app = await withMail();
  const url = await app.client.add('Acme');
  await app.client.settled(url, 'connected');
  app.jira.answer = () => ({
    ...passing(),
    proof: { ...PROOF, neverExpires: true, certificateExpiresAt: `${inDays(3)}T12:00:00.000Z` },
  });
  await app.client.ask('POST', `${url}/verifications`);
  const mail = await app.mailServer.next('owner@example.com');
  expect(mail.text).toContain('Acme: The site’s certificate ends in 3 days');
  expect(mail.text).toContain('You own what this is about');
  const look = () => app.database.query(`select what, reminded_days from endings`);
  expect(await look()).toEqual([{ what: 'certificate', reminded_days: 7 }]);
  // So that it is not left out only because something was told today.
  await app.database.query(`update happenings set at = at - interval '1 day'`);
  await app.client.ask('POST', `${url}/verifications`);
  await app.client.settled(url, 'connected');
  await allReminded(app);
  expect(await look()).toEqual([{ what: 'certificate', reminded_days: 7 }]);
  expect(await told(app)).toMatchObject([{ kind: 'certificate.ending' }]);
});

test('an end that moves away is reminded of anew when it comes, and one that is renewed not at all', async () => {
  await using app = await withMail();
  app.jira.answer = passing;
  const url = await app.client.add('Acme');
  await app.client.settled(url, 'connected');
  await app.client.ask('PATCH', url, { tokenEndsOn: inDays(6) });
  await until(
    () => told(app),
    ({ length }) => length === 1,
  );
  await app.client.ask('PATCH', url, { tokenEndsOn: inDays(300) });
  const look = `select reminded_days, to_char(remind_at at time zone 'utc', 'YYYY-MM-DD') as day from endings`;
  expect(await app.database.query(look)).toEqual([{ reminded_days: null, day: inDays(270) }]);
});

test('of what is paused nobody is reminded until it is resumed', async () => {
  await using app = await withMail();
  app.jira.answer = passing;
  const url = await app.client.add('Acme');
  await app.client.settled(url, 'connected');
  await app.client.ask('PATCH', url, { paused: true });
  await app.client.ask('PATCH', url, { tokenEndsOn: inDays(6) });
  const other = await app.client.add('Other');
  await app.client.settled(other, 'connected');
  await app.client.ask('PATCH', other, { tokenEndsOn: inDays(6) });
  const ids = async () => (await told(app)).map(({ id }) => id);
  const [paused, running] = [url, other].map((one) => one.split('/').at(-1));
  // The paused one was due before: what would have told of it has had its turn.
  expect(await until(ids, (seen) => seen.includes(running))).toEqual([running]);
  await app.client.ask('PATCH', url, { paused: false });
  expect(await until(ids, ({ length }) => length > 1)).toEqual([running, paused]);
});

test('a break is mailed to the owners, to administrators where there is none, and to nobody who may not see it', async () => {
  await using app = await withMail();
  app.jira.answer = passing;
  const installer = (
    await app.client.ask('POST', '/api/roles', {
      name: 'Installer',
      about: '',
      permissions: ['integrations.add'],
      needsSecondFactor: false,
    })
  ).body.id;
  const ivan = await app.someone([installer], 'ivan@example.com');
  const grace = await app.someone(['viewer'], 'grace@example.com');
  const [owned, blind, lonely] = [
    await app.client.add('Owned'),
    await app.client.add('Blind'),
    await app.client.add('Lonely'),
  ];
  for (const url of [owned, blind, lonely]) await app.client.settled(url, 'connected');
  await app.client.ask('PATCH', owned, { ownerIds: [grace.id] });
  await app.client.ask('PATCH', blind, { ownerIds: [ivan.id] });
  await app.client.ask('PATCH', lonely, { ownerIds: [] });
  app.jira.answer = dead;
  for (const url of [owned, blind, lonely]) {
    await app.client.ask('POST', `${url}/verifications`);
    await app.client.settled(url, 'failed');
  }
  await allSent(app);
  const toldOf = (email: string) =>
    ['Owned', 'Blind', 'Lonely'].filter((name) =>
      app.mailServer.received.some(({ to, text }) => to.includes(email) && text.includes(`${name}: Title`)),
    );
  expect(toldOf('grace@example.com')).toEqual(['Owned']);
  expect(toldOf('owner@example.com')).toEqual(['Blind', 'Lonely']);
  expect(toldOf('ivan@example.com')).toEqual([]);
});
