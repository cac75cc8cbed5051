import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { until } from '#test/app.ts';
import { startReceivers } from '#test/receivers.ts';
import { withChannel, withReceiver } from '#test/with-channel.ts';

/** A webhook that answers at once, or, after `hold`, when it is let go: what is done meanwhile may take its time. */
async function startHolding() {
  let isHolding = false;
  const held: ServerResponse[] = [];
  const server = createServer((_ask, answer) => {
    if (isHolding) held.push(answer);
    else answer.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: (path: string) => `http://localhost:${port}/${path}`,
    hold: () => void (isHolding = true),
    /** Once something waits for an answer. */
    isAsked: () => until(() => held.length, Boolean),
    letGo(status: number) {
      isHolding = false;
      for (const answer of held.splice(0)) answer.writeHead(status).end();
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('what an address answers that is not the channel’s any more says nothing about the channel', async () => {
  await using before = await startHolding();
  await using receivers = await startReceivers();
  await using app = await withChannel({ kind: 'webhook', url: before.address('before') });
  before.hold();
  await app.broken();
  await before.isAsked();
  const url = receivers.address('webhook', receivers.origin.httpUrl);
  expect((await app.client.ask('PATCH', app.url, { url })).status).toBe(200);
  before.letGo(410);
  await until(app.log, ([first]) => first?.state === 'sent');
  expect(await app.look()).toMatchObject({ state: 'on', off: null, failingSince: null });
  const types = receivers.got.map(({ body }) => JSON.parse(body).type);
  expect(types).toEqual(['test', 'integration.failed']);
});

test('the secrets that sign are those of now, however long the test of another address takes', async () => {
  await using target = await startHolding();
  await using app = await withChannel({ kind: 'webhook', url: target.address('before') });
  const [leaked] = (await app.look()).secrets;
  target.hold();
  const changing = app.client.ask('PATCH', app.url, { url: target.address('after') });
  await target.isAsked();
  const { body: made } = await app.client.ask('POST', `${app.url}/secrets`, {});
  expect((await app.client.ask('DELETE', `${app.url}/secrets/${leaked.id}`)).status).toBe(200);
  target.letGo(204);
  expect((await changing).status).toBe(200);
  expect((await app.look()).secrets.map(({ id }: { id: string }) => id)).toEqual([made.id]);
});

test('a test of the address before takes no mark off the one that is entered now', async () => {
  await using before = await startHolding();
  await using receivers = await startReceivers();
  await using app = await withChannel({ kind: 'webhook', url: before.address('before') });
  before.hold();
  const testing = app.client.ask('POST', `${app.url}/tests`, {});
  await before.isAsked();
  receivers.answer({ status: 500, headers: {}, body: '' });
  const url = receivers.address('webhook', receivers.origin.httpUrl);
  expect((await app.client.ask('PATCH', app.url, { url, insist: true })).status).toBe(200);
  before.letGo(204);
  expect((await testing).body.problem).toBeNull();
  expect((await app.look()).test.problem).not.toBeNull();
});

test('that a channel was refused because its test failed is in the audit log', async () => {
  await using receivers = await startReceivers();
  await using app = await withReceiver('webhook', receivers);
  receivers.answer({ status: 500, headers: {}, body: '' });
  const url = receivers.address('webhook', receivers.origin.httpUrl);
  expect((await app.client.ask('POST', '/api/channels', { kind: 'webhook', name: 'No', url })).status).toBe(
    422,
  );
  const [entry] = (await app.client.ask('GET', '/api/audit?action=channel.tested')).body.entries;
  expect(entry).toMatchObject({
    action: 'channel.tested',
    outcome: 'failed',
    target: { label: 'Not saved' },
  });
});
