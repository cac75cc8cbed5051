import { expect, test } from 'vitest';
import { signedIn, startNewApp, until } from '#test/app.ts';
import { fakeConnector, passing, PROOF } from '#test/fake-connector.ts';
import { startMailServer } from '#test/mail-server.ts';
import { startReceivers } from '#test/receivers.ts';
import { came, dead, weekly, withChannel, withReceiver } from '#test/with-channel.ts';

const ends = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

test.each(['a test that arrives', 'another address', 'being switched on'])(
  'after %s a channel is told what waited for it to work, and what breaks from then on',
  async (how) => {
    await using receivers = await startReceivers();
    await using app = await withReceiver('slack', receivers);
    const off = receivers.answer({ status: 429, headers: { 'retry-after': '86400' }, body: '' });
    await app.broken('First');
    await until(app.look, ({ state }) => state === 'failing');
    await app.broken('Second');
    await until(app.log, ({ length }) => length === 2);
    off();
    receivers.got.length = 0;
    if (how === 'a test that arrives') await app.client.ask('POST', `${app.url}/tests`, {});
    else if (how === 'another address')
      await app.client.ask('PATCH', app.url, { url: receivers.address('slack', receivers.origin.httpUrl) });
    else await app.client.ask('PATCH', app.url, { on: true });
    const told = () => receivers.got.map(({ body }) => body).join();
    await until(told, (text) => text.includes('First') && text.includes('Second'));
    expect(await app.look()).toMatchObject({ state: 'on', failingSince: null });
    await app.broken('Third');
    const [newest] = await until(app.log, ([first]) => first?.titles[0]?.startsWith('Third'));
    expect(Date.parse(newest.dueAt) - Date.now()).toBeLessThan(11_000);
  },
);

test('what a clock ahead of its time has planned makes nobody wait', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('slack', receivers);
  await app.broken('First');
  await until(app.log, ([first]) => first?.state === 'sent');
  await app.database.query(`update deliveries set due_at = now() + interval '1 year'`);
  await app.broken('Second');
  const [newest] = await until(app.log, ({ length }) => length === 2);
  expect(Date.parse(newest.dueAt) - Date.now()).toBeLessThan(11_000);
});

test('one recipient who is refused keeps nobody else from being told', async () => {
  await using mail = await startMailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('gone') ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null,
      ),
  });
  await using app = await withChannel(
    { kind: 'mail', to: ['good@example.com', 'gone@example.com'], insist: true },
    mail,
  );
  await app.broken('First');
  await mail.next('good@example.com', 2);
  const [waiting] = await until(app.log, ([first]) => first?.answer?.problem);
  expect(waiting.answer.problem.reason).toBe('mail_refused');
  expect(await app.look()).toMatchObject({ state: 'on', failingSince: null });
});

test('an owner is told however many people there are, and not once they may not see it any more', async () => {
  await using mail = await startMailServer();
  const jira = fakeConnector();
  await using app = await startNewApp({ jira, mail: mail.settings });
  const client = await signedIn(app);
  await app.database.query(`insert into people (id, email, name, roles, created_at, created_by)
    select gen_random_uuid(), 'viewer' || n || '@example.com', 'Viewer', '{viewer}', now() - interval '1 year', 'Test'
    from generate_series(1, 250) n`);
  const id = '00000000-0000-4000-8000-000000000077';
  await app.database.query(`insert into people (id, email, name, roles, created_at, created_by)
    values ('${id}', 'grace@example.com', 'Grace', '{viewer}', now(), 'Test')`);
  const url = await client.add('Owned');
  await client.settled(url, 'connected');
  expect((await client.ask('PATCH', url, { ownerIds: [id] })).status).toBe(200);
  jira.answer = dead;
  await client.ask('POST', `${url}/verifications`);
  expect((await mail.next('grace@example.com')).text).toContain('Title of credential_rejected');

  jira.answer = passing;
  await client.ask('POST', `${url}/verifications`);
  const states = async () =>
    (
      await app.database.query(`select state from deliveries where person_id = '${id}' order by created_at`)
    ).map(({ state }) => state);
  await until(states, (seen) => seen[1] === 'waiting');
  await app.database.query(`update people set roles = '{}' where id = '${id}'`);
  await app.database.query(`update deliveries set next_attempt_at = now() where state = 'waiting'`);
  await until(states, (seen) => seen[1] === 'given_up');
  expect(mail.received.filter(({ to }) => to.includes('grace@example.com'))).toHaveLength(1);
});

test('an end that goes to and fro is told once a day', async () => {
  const jira = fakeConnector();
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add('Two nodes');
  await client.settled(url, 'connected');
  for (const days of [5, 6, 300, 5, 6]) {
    jira.answer = () => ({
      ...passing(),
      proof: { ...PROOF, neverExpires: true, certificateExpiresAt: ends(days) },
    });
    await client.ask('POST', `${url}/verifications`);
    await client.settled(url, 'connected');
    await until(
      () => app.database.query('select remind_at from endings'),
      ([row]) => row === undefined || Date.parse(String(row['remind_at'])) > Date.now(),
    );
  }
  const told = await app.database.query(`select kind from happenings where kind = 'certificate.ending'`);
  expect(told).toHaveLength(1);
});

test('of more than a message can hold the newest is told', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers, { rhythm: weekly() });
  await app.broken('Newest');
  await until(app.log, ([first]) => first?.items === 1);
  // They cannot be opened, which only leaves them out.
  await app.database.query(`with old as (
      insert into told (id, at, content, content_key)
      select gen_random_uuid(), t.at - interval '1 day', t.content, t.content_key
      from told t, generate_series(1, 1000) returning id)
    insert into delivery_items (delivery_id, told_id) select d.id, old.id from deliveries d, old`);
  await app.database.query(`update deliveries set next_attempt_at = now()`);
  const [ask] = await came(receivers, 1);
  expect(ask?.body).toContain('Newest: Title of credential_rejected');
});
