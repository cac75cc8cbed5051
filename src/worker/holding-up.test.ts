import { expect, test } from 'vitest';
import { until } from '#test/app.ts';
import { startMailServer } from '#test/mail-server.ts';
import { startReceivers } from '#test/receivers.ts';
import { allTold, came, hurry, withChannel, withReceiver } from '#test/with-channel.ts';

type Row = { titles: string[]; attempts: number; state: string; items: number; nextAttemptAt: string };
const HOUR_MS = 3_600_000;
const UNPROCESSABLE = { status: 422, headers: {}, body: 'fake: not this one' };

test('one message that is refused again and again holds up no other', async () => {
  await using receivers = await startReceivers();
  receivers.refuse('Poison', UNPROCESSABLE);
  await using app = await withReceiver('webhook', receivers);
  await app.broken('Poison');
  await until(app.look, ({ state }) => state === 'failing');
  await app.broken('Fine');
  const [ask] = await came(receivers, 1);
  expect(JSON.parse(ask?.body ?? '').data.integration.name).toBe('Fine');
  const rows: Row[] = await until(app.log, (seen: Row[]) => seen.some(({ state }) => state === 'sent'));
  expect(rows.find(({ titles }) => titles[0]?.startsWith('Poison'))).toMatchObject({ state: 'waiting' });
});

test('what is refused comes sooner only where the trouble has lasted', async () => {
  await using receivers = await startReceivers();
  receivers.refuse('Poison', UNPROCESSABLE);
  await using app = await withReceiver('webhook', receivers);
  await app.broken('Poison');
  await until(app.look, ({ state }) => state === 'failing');
  const poison = async (): Promise<Row> =>
    (await app.log()).find(({ titles }: Row) => titles[0]?.startsWith('Poison'));
  const arrives = async (name: string) => {
    await app.database.query(
      `update deliveries set next_attempt_at = now() + interval '1 hour' where state = 'waiting'`,
    );
    await app.database.query(`update channels set retry_at = now()`);
    await app.broken(name);
    await until(app.log, (seen: Row[]) =>
      seen.some(({ titles, state }) => titles[0]?.startsWith(name) && state === 'sent'),
    );
  };
  await arrives('First');
  const { attempts, nextAttemptAt } = await poison();
  expect(Date.parse(nextAttemptAt) - Date.now()).toBeGreaterThan(HOUR_MS / 2);

  await app.database.query(`update channels set failing_since = now() - interval '2 minutes'`);
  await arrives('Second');
  await until(poison, (row) => row.attempts > attempts);
});

test('while a webhook fails, what happens is kept whole, in as many messages as it takes', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers, {
    filter: { types: null, integrationIds: null },
  });
  const integration = await app.connected();
  await allTold(app);
  await until(app.look, ({ waiting }) => waiting === 0);
  receivers.got.length = 0;
  await app.database.query(`update channels set failing_since = now(), retry_at = now() + interval '1 hour'`);
  for (let n = 1; n <= 120; n += 1) await app.client.ask('PATCH', integration, { name: `Acme ${n}` });
  await allTold(app);
  const counts: Row[] = (await app.log()).filter(({ state }: Row) => state === 'waiting');
  expect(counts.map(({ items }) => items).toSorted((one, other) => other - one)).toEqual([50, 50, 20]);

  await hurry(app);
  await came(receivers, 3);
  const digests = receivers.got.map(({ body }) => JSON.parse(body).data);
  expect(digests.map(({ omitted }) => omitted)).toEqual([0, 0, 0]);
  const lines = digests.flatMap(({ items }) => items.map((item: object) => JSON.stringify(item)));
  expect(new Set(lines).size).toBe(120);
});

test('one mail address that refuses says nothing of its channel, whoever else was reached before', async () => {
  const server = { refusesAll: false };
  await using mail = await startMailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(
        server.refusesAll || address.startsWith('gone')
          ? Object.assign(new Error('Not now'), { responseCode: 550 })
          : null,
      ),
  });
  const to = ['good@example.com', 'gone@example.com'];
  await using app = await withChannel({ kind: 'mail', to, insist: true }, mail);
  /** Of the one with this title, once it was tried so often. */
  const tried = async (title: string, attempts: number) => {
    const row = (log: Row[]) => log.find(({ titles }) => titles[0]?.startsWith(title));
    const isDone = (seen: Row | undefined) => seen?.attempts === attempts && seen.nextAttemptAt !== null;
    await until(app.log, (log: Row[]) => isDone(row(log)));
    return app.look();
  };
  await app.broken('First');
  expect(await tried('First', 1)).toMatchObject({ state: 'on' });
  await hurry(app);
  expect(await tried('First', 2)).toMatchObject({ state: 'on' });

  server.refusesAll = true;
  await app.broken('Second');
  await allTold(app);
  await app.database.query(
    `update deliveries set next_attempt_at = now() where state = 'waiting' and attempts = 0`,
  );
  const { state, failingSince } = await tried('Second', 1);
  expect(state).toBe('failing');
  await app.database.query(`update deliveries set next_attempt_at = now() where attempts = 2`);
  expect(await tried('First', 3)).toMatchObject({ state: 'failing', failingSince });
});
