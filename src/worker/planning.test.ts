import { expect, test } from 'vitest';
import { until } from '#test/app.ts';
import { startReceivers } from '#test/receivers.ts';
import { withChannel } from '#test/with-channel.ts';

const EVERYTHING = { types: null, integrationIds: null };
const ALL = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A webhook that has had nothing but the test before saving, which is forgotten. */
async function withWebhook(receivers: Awaited<ReturnType<typeof startReceivers>>, more: object) {
  const url = receivers.address('webhook', receivers.origin.httpUrl);
  const app = await withChannel({ kind: 'webhook', url, ...more });
  receivers.got.length = 0;
  return app;
}
type Row = { id: string; titles: string[]; dueAt: string; items: number; state: string; attempts: number } & {
  answer: object | null;
  nextAttemptAt: string;
};
const isOf = (row: Row | undefined, title: string) => row?.titles.some((one) => one.includes(title)) === true;

test('what breaks through quiet hours does not wait with what is held back', async () => {
  await using receivers = await startReceivers();
  const quiet = { from: '00:00', to: '23:59', days: ALL, exceptFailures: true };
  await using app = await withWebhook(receivers, {
    filter: EVERYTHING,
    rhythm: {
      timeZone: 'UTC',
      quiet,
      digest: { every: 'hour' },
    },
  });
  await app.broken('Acme');
  const rows: Row[] = await until(
    app.log,
    (seen: Row[]) => seen.some((row) => isOf(row, 'Title of credential_rejected')) && seen.length > 1,
  );
  const failure = rows.find((row) => isOf(row, 'Title of credential_rejected'));
  const rest = rows.filter((row) => row !== failure);
  expect(failure?.items).toBe(1);
  expect(Date.parse(failure?.dueAt ?? '') - Date.now()).toBeLessThanOrEqual(3_600_000);
  for (const { dueAt } of rest) expect(dueAt).toMatch(/T23:59:00/);
});

test('another rhythm holds for what waits already', async () => {
  await using receivers = await startReceivers();
  const weekly = { timeZone: 'UTC', quiet: null, digest: { every: 'week', day: 'mon', at: '09:00' } };
  await using app = await withWebhook(receivers, { rhythm: weekly });
  await app.broken('Acme');
  await until(app.log, ([first]) => first?.state === 'waiting');
  await app.client.ask('PATCH', app.url, { rhythm: { ...weekly, digest: null } });
  await until(
    () => receivers.got,
    ({ length }) => length === 1,
  );
});

test('nothing is added to what a receiver may have had under the same id', async () => {
  await using receivers = await startReceivers();
  const weekly = { timeZone: 'UTC', quiet: null, digest: { every: 'week', day: 'mon', at: '09:00' } };
  await using app = await withWebhook(receivers, { rhythm: weekly });
  await app.broken('First');
  await until(app.log, ([first]) => first?.state === 'waiting');
  await app.database.query('update deliveries set next_attempt_at = now()');
  const [sent] = await until(app.log, ([first]) => first?.state === 'sent');
  receivers.fault({ kind: 'latency', ms: 3_000 });
  await app.client.ask('POST', `${app.url}/deliveries/${sent.id}/attempts`, {});
  await app.broken('Second');
  const rows: Row[] = await until(app.log, ({ length }) => length === 2);
  expect(rows.map(({ items }) => items)).toEqual([1, 1]);
  await until(
    () => receivers.got,
    ({ length }) => length === 2,
  );
  const [one, again] = receivers.got;
  expect(again?.headers['webhook-id']).toBe(one?.headers['webhook-id']);
  expect(again?.body).toBe(one?.body);
});

test('while a channel fails one delivery tries, and none before the time that was asked for', async () => {
  await using receivers = await startReceivers();
  await using app = await withWebhook(receivers, { filter: EVERYTHING });
  receivers.fault({ kind: 'latency', ms: 4_000 });
  receivers.answer({ status: 429, headers: { 'retry-after': '3600' }, body: '' });
  for (const name of ['One', 'Two']) await app.broken(name);
  // Several wait by themselves, because nothing has failed so far.
  await until(app.log, ({ length }) => length >= 4);
  const rows: Row[] = await until(app.log, (seen: Row[]) => seen.some(({ answer }) => answer !== null));
  const inMinutes = rows.map(({ nextAttemptAt }) => (Date.parse(nextAttemptAt) - Date.now()) / 60_000);
  expect(Math.min(...inMinutes)).toBeGreaterThan(55);
  expect(rows.filter(({ attempts }) => attempts > 0)).toHaveLength(1);
});
