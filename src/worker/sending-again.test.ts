import { expect, test } from 'vitest';
import { startApp, type TestApp, until } from '#test/app.ts';
import { startReceivers } from '#test/receivers.ts';
import { came, withReceiver } from '#test/with-channel.ts';

/** The row once more attempts than these have ended. The first pause is short: a slow machine may miss its end. */
async function afterMoreThan(attempts: number, { database }: Pick<TestApp, 'database'>) {
  const [row] = await until(
    () => database.query('select attempts, leased_until, next_attempt_at from deliveries'),
    ([seen]) => Number(seen?.['attempts']) > attempts && seen?.['leased_until'] === null,
  );
  return { attempts: Number(row?.['attempts']), nextAttemptAt: row?.['next_attempt_at'] };
}
/** The pause until the next attempt is over: so much later it is then. */
const passPause = ({ database }: Pick<TestApp, 'database'>) =>
  database.query(`update deliveries set next_attempt_at = now(), begun_at = begun_at - (next_attempt_at - now())
    where state = 'waiting' and leased_until is null`);

test('a delivery that fails is tried again under the same id at growing pauses, and is told', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  const off = receivers.answer({ status: 503, headers: {}, body: '' });
  await app.broken();
  for (let attempts = 0; attempts < 3;) {
    attempts = (await afterMoreThan(attempts, app)).attempts;
    expect(await app.look()).toMatchObject({
      state: 'failing',
      last: { problem: { reason: 'answered_with_error' } },
    });
    if (attempts === 3) off();
    await passPause(app);
  }
  const [ask] = await came(receivers, 1);
  const [delivery] = await until(app.log, ([first]) => first?.state === 'sent');
  expect(delivery).toMatchObject({ id: ask?.headers['webhook-id'], attempts: 4 });
  expect((await app.look()).state).toBe('on');
});

test('attempts go on for three days, and then it is given up', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  receivers.answer({ status: 500, headers: {}, body: '' });
  await app.broken();
  const pausesMs: number[] = [];
  for (let attempts = 0; attempts < 11;) {
    const after = await afterMoreThan(attempts, app);
    attempts = after.attempts;
    if (after.nextAttemptAt instanceof Date) pausesMs.push(after.nextAttemptAt.getTime() - Date.now());
    await passPause(app);
  }
  expect(pausesMs).toEqual(pausesMs.toSorted((one, other) => one - other));
  expect(pausesMs.reduce((sum, ms) => sum + ms, 0) / 3_600_000).toBeGreaterThan(72);
  expect((await app.log())[0]).toMatchObject({ state: 'given_up', attempts: 11 });
});

test('what was being sent when OwlHub was ended is sent at the next start', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  const off = receivers.fault({ kind: 'hang' });
  await app.broken();
  const [ask] = await came(receivers, 1);
  await app.stop();
  off();
  receivers.got.length = 0;
  await using again = await startApp({
    poolConfig: app.database.poolConfig,
    keyring: app.keyring,
    jira: app.jira,
  });
  expect(again.server).not.toBe(app.server);
  const [sent] = await came(receivers, 1);
  expect(JSON.parse(sent?.body ?? '').type).toBe('integration.failed');
  expect(sent?.headers['webhook-id']).toEqual(expect.any(String));
  expect(sent?.headers['webhook-id']).toBe(ask?.headers['webhook-id']);
});

test('what was being sent by a process that was killed is sent by another once its lease is over', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  const off = receivers.answer({ status: 503, headers: {}, body: '' });
  await app.broken();
  await afterMoreThan(0, app);
  await app.database.query(
    `update deliveries set leased_until = now() + interval '1 minute', next_attempt_at = now() + interval '1 minute'`,
  );
  off();
  receivers.got.length = 0;
  await app.database.query(`update deliveries set leased_until = now(), next_attempt_at = now()`);
  await came(receivers, 1);
  await until(app.log, ([first]) => first?.state === 'sent');
});

test('a delivery can be sent again, under the same id', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  await app.broken();
  await came(receivers, 1);
  const [delivery] = await until(app.log, ([first]) => first?.state === 'sent');
  const path = `${app.url}/deliveries/${delivery.id}/attempts`;
  expect((await app.client.ask('POST', path)).status).toBe(202);
  const [one, two] = await came(receivers, 2);
  expect(one?.headers['webhook-id']).toBe(two?.headers['webhook-id']);
  const elsewhere = `${app.url}/deliveries/00000000-0000-4000-8000-000000000001/attempts`;
  expect((await app.client.ask('POST', elsewhere)).status).toBe(404);
});

test('what was given up can be sent again, once its channel is switched on', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  const off = receivers.answer({ status: 410, headers: {}, body: '' });
  await app.broken();
  await until(app.look, ({ state }) => state === 'off');
  off();
  const [delivery] = await app.log();
  expect(delivery.state).toBe('given_up');
  const again = () => app.client.ask('POST', `${app.url}/deliveries/${delivery.id}/attempts`);
  expect((await again()).status).toBe(409);
  expect(receivers.got).toEqual([]);
  await app.client.ask('PATCH', app.url, { on: true });
  expect((await again()).status).toBe(202);
  await came(receivers, 1);
  const [sent] = await until(app.log, ([first]) => first?.state === 'sent');
  expect(sent).toMatchObject({ id: delivery.id, attempts: 1 });
});
