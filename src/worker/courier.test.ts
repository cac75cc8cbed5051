import { expect, test } from 'vitest';
import { until } from '#test/app.ts';
import { passing } from '#test/fake-connector.ts';
import { startReceivers } from '#test/receivers.ts';
import { allSent, allTold, came, hurry, withReceiver } from '#test/with-channel.ts';

test('what breaks is told with why and what to do next, once, and the answer is kept', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  await app.broken();
  const [ask] = await came(receivers, 1);
  expect(JSON.parse(ask?.body ?? '')).toMatchObject({
    type: 'integration.failed',
    data: {
      severity: 'bad',
      integration: { name: 'Acme' },
      title: 'Acme: Title of credential_rejected',
      lines: expect.arrayContaining([expect.stringMatching(/^Likely cause: /), 'Next: Do that.']),
    },
  });
  await allSent(app);
  expect(await app.log()).toMatchObject([
    { state: 'sent', attempts: 1, items: 1, answer: { status: 204, problem: null } },
  ]);
  expect(await app.look()).toMatchObject({ state: 'on', waiting: 0, last: { status: 204 } });
  expect(receivers.got).toHaveLength(1);
});

test('what a channel does not want, or what is about others, is not sent to it', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers, {
    filter: { types: ['integration.recovered'], integrationIds: null },
  });
  const integration = await app.broken();
  // What is still to be told is told by the filter of that moment.
  await allTold(app);
  expect(await app.log()).toEqual([]);
  const calm = await app.connected('Calm');
  await app.client.ask('PATCH', app.url, {
    filter: { types: ['integration.failed'], integrationIds: [calm.split('/').at(-1)] },
  });
  await app.broken('Other');
  await allTold(app);
  expect(await app.log()).toEqual([]);
  await app.client.ask('PATCH', app.url, {
    filter: { types: ['integration.failed'], integrationIds: [integration.split('/').at(-1)] },
  });
  app.jira.answer = passing;
  await app.client.ask('POST', `${integration}/verifications`);
  await app.client.settled(integration, 'connected');
  await app.breaks(integration);
  await allSent(app);
  const told = receivers.got.map(({ body }) => JSON.parse(body));
  expect(told).toMatchObject([{ type: 'integration.failed', data: { integration: { name: 'Acme' } } }]);
});

test('a target that hangs holds up no other', async () => {
  await using hanging = await startReceivers();
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', hanging);
  for (let n = 0; n < 5; n += 1) {
    const url = hanging.address('webhook', hanging.origin.httpUrl);
    await app.client.ask('POST', '/api/channels', { kind: 'webhook', name: `Slow ${n}`, url });
  }
  const url = receivers.address('webhook', receivers.origin.httpUrl);
  await app.client.ask('POST', '/api/channels', { kind: 'webhook', name: 'Quick', url });
  receivers.got.length = 0;
  hanging.fault({ kind: 'hang' });
  await app.broken();
  await came(receivers, 1);
  const waiting = async () => {
    const { channels } = (await app.client.ask('GET', '/api/channels')).body;
    return channels.flatMap(({ name, waiting: count }: { name: string; waiting: number }) =>
      count > 0 ? [name] : [],
    );
  };
  const held = await until(waiting, (names) => !names.includes('Quick'));
  expect(held).toEqual(['Ops', 'Slow 0', 'Slow 1', 'Slow 2', 'Slow 3', 'Slow 4']);
});

test('a channel whose address cannot be opened any more says so, and is told of', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  await app.database.query(`update channels set target = 'x'`);
  await app.broken();
  const channel = await until(app.look, ({ state }) => state === 'failing');
  expect(channel).toMatchObject({ place: null, last: { problem: { reason: 'address_unreadable' } } });
  expect(receivers.got).toEqual([]);
  const again = await app.client.ask('PATCH', app.url, { url: app.address });
  expect(again.status).toBe(200);
  await hurry(app);
  await came(receivers, 2);
});

test('nothing of what is told, or of where it goes, is readable in the database', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  await app.broken('Secret-sounding name');
  await until(app.log, ([first]) => first?.state === 'sent');
  const rows = await app.database.query(
    `select target, report, answer, content from channels, deliveries, told`,
  );
  const text = JSON.stringify(rows);
  expect(rows.length).toBeGreaterThan(0);
  expect(text).not.toContain('Secret-sounding');
  expect(text).not.toContain(new URL(app.address).pathname);
});
