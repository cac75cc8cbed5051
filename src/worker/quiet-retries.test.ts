import { expect, test } from 'vitest';
import { until } from '#test/app.ts';
import { startReceivers } from '#test/receivers.ts';
import { came, hurry, withReceiver } from '#test/with-channel.ts';

const ALL = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const HOUR_MS = 3_600_000;
const timeIn = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString().slice(11, 16);
/** Began an hour ago and lasts another two. */
const quietNow = (exceptFailures: boolean) => ({
  timeZone: 'UTC',
  quiet: { from: timeIn(-1), to: timeIn(2), days: ALL, exceptFailures },
  digest: null,
});

async function failedBefore() {
  const receivers = await startReceivers();
  const app = await withReceiver('webhook', receivers);
  const off = receivers.answer({ status: 503, headers: {}, body: '' });
  await app.broken();
  await until(app.look, ({ state }) => state === 'failing');
  await app.client.ask('PATCH', app.url, { rhythm: quietNow(false) });
  off();
  const dispose = async () => {
    await app[Symbol.asyncDispose]();
    await receivers[Symbol.asyncDispose]();
  };
  return { ...app, receivers, [Symbol.asyncDispose]: dispose };
}

/** Its next attempt is begun and has ended again. */
async function heldBack(app: Awaited<ReturnType<typeof failedBefore>>) {
  await hurry(app);
  const [row] = await until(
    app.log,
    ([first]) => first?.nextAttemptAt && Date.parse(first.nextAttemptAt) - Date.now() > HOUR_MS,
  );
  return row;
}

test('what failed before is held back by quiet hours too, and uses no attempt up', async () => {
  await using app = await failedBefore();
  const { attempts } = (await app.log())[0];
  expect(await heldBack(app)).toMatchObject({ state: 'waiting', attempts });
  expect(app.receivers.got).toEqual([]);
  await app.client.ask('PATCH', app.url, { rhythm: { ...quietNow(false), quiet: null } });
  await came(app.receivers, 1);
});

test('what is broken breaks through at its next attempt where that is chosen', async () => {
  await using app = await failedBefore();
  await heldBack(app);
  await app.client.ask('PATCH', app.url, { rhythm: quietNow(true) });
  await came(app.receivers, 1);
});

test('what a person has sent is sent in quiet hours', async () => {
  await using app = await failedBefore();
  const { id } = await heldBack(app);
  expect((await app.client.ask('POST', `${app.url}/deliveries/${id}/attempts`)).status).toBe(202);
  await came(app.receivers, 1);
  const [row] = await until(app.log, ([first]) => first?.state === 'sent');
  expect(row).toMatchObject({ id, reason: 'asked_for', attempts: 1 });
});

test('what was put on its way to a channel in the moment in which it was switched off is not sent weeks later', async () => {
  await using app = await failedBefore();
  await app.client.ask('PATCH', app.url, { on: false });
  await app.database.query(
    `update deliveries set state = 'waiting', next_attempt_at = now(), ended_at = null`,
  );
  await app.client.ask('PATCH', app.url, { on: true, rhythm: { ...quietNow(false), quiet: null } });
  expect((await app.log())[0]).toMatchObject({ state: 'given_up' });
  await app.broken('Another');
  await came(app.receivers, 1);
  expect(app.receivers.got.map(({ body }) => JSON.parse(body).data.integration.name)).toEqual(['Another']);
});
