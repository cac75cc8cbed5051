import { expect, test } from 'vitest';
import { WEEKDAYS } from '#notifications/time-of-day.ts';
import { until } from '#test/app.ts';
import { startReceivers } from '#test/receivers.ts';
import { allSent, allTold, came, hold, hurry, weekly, withReceiver } from '#test/with-channel.ts';

const EVERYTHING = { types: null, integrationIds: null };
const HOUR_MS = 3_600_000;
const timeIn = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString().slice(11, 16);
/** They neither begin nor end while a test runs. */
const quietNow = (exceptFailures: boolean) => ({
  from: timeIn(-6),
  to: timeIn(6),
  days: WEEKDAYS,
  exceptFailures,
});

type Row = { id: string; titles: string[]; dueAt: string; items: number; state: string; attempts: number } & {
  answer: object | null;
  nextAttemptAt: string;
};

test('what happens meanwhile goes out with what waits', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('slack', receivers);
  const one = await app.connected('One');
  const others = [await app.connected('Two'), await app.connected('Three')];
  await app.breaks(one);
  await until(app.log, ([first]) => first?.state === 'sent');
  await hold(app);
  for (const other of others) {
    await app.breaks(other);
    // One after the other, because what is told together goes out together anyway.
    await allTold(app);
  }
  const [waiting, sent, ...more]: Row[] = await app.log();
  expect(waiting).toMatchObject({ state: 'waiting', items: 2 });
  expect(Date.parse(waiting?.nextAttemptAt ?? '')).toBeGreaterThanOrEqual(
    Date.parse(sent?.dueAt ?? '') + 10_000 + HOUR_MS,
  );
  expect(more).toEqual([]);
  await hurry(app);
  const [, second] = await came(receivers, 2);
  expect(JSON.parse(second?.body ?? '').text).toContain('2 notifications');
});

test('a program gets each thing by itself, also what waits together', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  await hold(app);
  await app.broken('One');
  await app.broken('Two');
  await allSent(app);
  const names: string[] = receivers.got.map(({ body }) => JSON.parse(body).data.integration?.name);
  expect(names.toSorted()).toEqual(['One', 'Two']);
});

test('a digest waits for its moment, and quiet hours for their end, but what is broken may break through', async () => {
  await using receivers = await startReceivers();
  const rhythm = weekly();
  await using app = await withReceiver('slack', receivers, { rhythm });
  await app.broken('One');
  await app.broken('Two');
  await allTold(app);
  const log: Row[] = await app.log();
  expect(log).toMatchObject([{ reason: 'digest', state: 'waiting', items: 2 }]);
  const [dueAt] = log.map((row) => row.dueAt);
  expect(dueAt).toMatch(/T09:00:00\.000Z$/);
  expect(WEEKDAYS[new Date(dueAt ?? '').getUTCDay()]).toBe(rhythm.digest.day);

  const quiet = quietNow(false);
  await app.client.ask('PATCH', app.url, { rhythm: { timeZone: 'UTC', quiet, digest: null } });
  await app.broken('Three');
  await allTold(app);
  // What waited for the digest waits for the end of the quiet hours by now.
  expect(await app.log()).toMatchObject([{ reason: 'after_quiet_hours', state: 'waiting', items: 3 }]);
  expect(receivers.got).toEqual([]);

  await app.client.ask('PATCH', app.url, {
    rhythm: { timeZone: 'UTC', quiet: { ...quiet, exceptFailures: true }, digest: null },
  });
  await app.broken('Four');
  const told = () => receivers.got.map(({ body }) => body).join();
  await until(told, (text) => ['One', 'Two', 'Three', 'Four'].every((name) => text.includes(name)), 30_000);
}, 120_000);

test('what breaks through quiet hours does not wait with what is held back', async () => {
  await using receivers = await startReceivers();
  const [at, quiet] = [timeIn(0), quietNow(true)];
  await using app = await withReceiver('webhook', receivers, {
    filter: EVERYTHING,
    rhythm: { ...weekly(at), quiet },
  });
  await app.broken('Acme');
  await allTold(app);
  const rows: Row[] = await app.log();
  const timeOf = (row: Row | undefined) => row?.dueAt.slice(11, 16);
  const failure = rows.find(({ titles }) => titles.includes('Acme: Title of credential_rejected'));
  expect([failure?.items, timeOf(failure)]).toEqual([1, at]);
  const rest = rows.filter((row) => row !== failure);
  expect(rest.map((row) => [row.items, timeOf(row)])).toEqual([[2, quiet.to]]);
});

test('another rhythm holds for what waits already', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers, { rhythm: weekly() });
  await app.broken('Acme');
  await until(app.log, ([first]) => first?.state === 'waiting');
  await app.client.ask('PATCH', app.url, { rhythm: { ...weekly(), digest: null } });
  await came(receivers, 1);
});

test('nothing is added to what a receiver may have had under the same id', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers, { rhythm: weekly() });
  await app.broken('First');
  const second = await app.connected('Second');
  await until(app.log, ([first]) => first?.state === 'waiting');
  await hurry(app);
  const [sent] = await until(app.log, ([first]) => first?.state === 'sent');
  receivers.fault({ kind: 'latency', ms: 3_000 });
  await app.client.ask('POST', `${app.url}/deliveries/${sent.id}/attempts`, {});
  await app.breaks(second);
  await allTold(app);
  const rows: Row[] = await app.log();
  expect(rows.map(({ items }) => items)).toEqual([1, 1]);
  const [one, again] = await came(receivers, 2);
  expect(again?.headers['webhook-id']).toBe(one?.headers['webhook-id']);
  expect(again?.body).toBe(one?.body);
});

test('while a channel fails one delivery tries, and none before the time that was asked for', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers, { filter: EVERYTHING });
  receivers.answer({ status: 429, headers: { 'retry-after': '3600' }, body: '' });
  // Each waits by itself, because nothing has failed so far.
  await hold(app);
  for (const name of ['One', 'Two']) await app.broken(name);
  await allTold(app);
  expect(await app.log()).toHaveLength(6);
  await hurry(app);
  const rows: Row[] = await until(app.log, (seen: Row[]) => seen.some(({ answer }) => answer !== null));
  const inMinutes = rows.map(({ nextAttemptAt }) => (Date.parse(nextAttemptAt) - Date.now()) / 60_000);
  expect(Math.min(...inMinutes)).toBeGreaterThan(55);
  expect(rows.filter(({ attempts }) => attempts > 0)).toHaveLength(1);
});

test('what a channel wants no more is not sent to it, also where it waits already', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers, { rhythm: weekly() });
  await app.broken('Unwanted');
  await until(app.log, ([first]) => first?.state === 'waiting');
  const filter = { types: ['integration.recovered'], integrationIds: null };
  await app.client.ask('PATCH', app.url, { filter });
  await hurry(app);
  await until(app.log, ([first]) => first?.state === 'given_up');
  expect(receivers.got).toEqual([]);
});
