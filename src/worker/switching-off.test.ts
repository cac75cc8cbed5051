import { expect, test } from 'vitest';
import { type TestApp, until } from '#test/app.ts';
import { startReceivers } from '#test/receivers.ts';
import { allTold, came, withReceiver } from '#test/with-channel.ts';

const failsFor = (ago: string, name: string, { database }: Pick<TestApp, 'database'>) =>
  database.query(
    `update channels set failing_since = now() - interval '${ago}', off_at = null, off_why = null where name = '${name}'`,
  );

test('after five days of nothing but failures a channel is switched off, and the others are told', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  const other = receivers.address('slack', receivers.origin.httpUrl);
  await app.client.ask('POST', '/api/channels', { kind: 'slack', name: 'Other', url: other });
  receivers.got.length = 0;
  await failsFor('5 days', 'Ops', app);
  const channel = await until(app.look, (seen) => seen.state === 'off');
  expect(channel.off).toMatchObject({ why: 'failing' });
  const [ask] = await came(receivers, 1);
  expect(JSON.parse(ask?.body ?? '').text).toContain('“Ops” was switched off');
  await app.broken();
  await allTold(app);
  expect(await app.log()).toEqual([]);
  const on = await app.client.ask('PATCH', app.url, { on: true });
  expect(on.body).toMatchObject({ state: 'on', off: null });
});

test('a channel that has failed for less than five days is not switched off', async () => {
  await using receivers = await startReceivers();
  // Neither is told that the other was switched off: what arrives would end the failing.
  const filter = { types: ['integration.failed'], integrationIds: null };
  await using app = await withReceiver('webhook', receivers, { filter });
  const more = { kind: 'webhook', name: 'Longer', url: app.address, filter };
  const longer = `/api/channels/${(await app.client.ask('POST', '/api/channels', more)).body.channel.id}`;
  await failsFor('4 days 23 hours', 'Ops', app);
  // By two sweeps: whatever the order, all that the first has found is over when the second begins.
  for (let sweep = 1; sweep <= 2; sweep += 1) {
    await failsFor('5 days', 'Longer', app);
    await until(
      async () => (await app.client.ask('GET', longer)).body,
      ({ state }) => state === 'off',
    );
  }
  expect((await app.look()).state).toBe('failing');
});

test('an address that is gone is switched off at once', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  receivers.answer({ status: 410, headers: {}, body: '' });
  await app.broken();
  const channel = await until(app.look, (seen) => seen.state === 'off');
  expect(channel).toMatchObject({ off: { why: 'gone' }, waiting: 0 });
  const { entries } = (await app.client.ask('GET', '/api/audit?action=channel.switched_off')).body;
  expect(entries).toMatchObject([{ actor: { label: 'OwlHub' }, change: { why: 'gone' } }]);
});
