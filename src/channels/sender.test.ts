import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { text } from '#fake-jira/answer.ts';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import { startReceivers, targetAt } from '#test/receivers.ts';
import { signingSecret } from '#test/signing-secret.ts';
import { startSlack } from '#test/slack.ts';
import { notification, told } from '#test/told.ts';
import type { WebTarget } from './channel.ts';
import { createChannelSender } from './sender.ts';

const never = new AbortController().signal;
const KINDS: WebTarget['kind'][] = ['slack', 'teams', 'webhook'];

test.each(KINDS)('a message to %s is posted to its very address, as OwlHub', async (kind) => {
  await using world = await startReceivers();
  const address = world.address(kind);
  const result = await world.sender().send(targetAt(kind, address), notification(), never);
  const accepted = { slack: [200, 'ok'], teams: [202, ''], webhook: [204, ''] }[kind];
  expect(result).toEqual({ ok: true, value: { status: accepted[0], said: accepted[1] } });

  const [ask] = world.got;
  const { pathname, searchParams, host } = new URL(address);
  expect(ask).toMatchObject({ method: 'POST', path: pathname, secure: true });
  expect([...(ask?.query ?? [])]).toEqual([...searchParams]);
  expect(ask?.headers).toMatchObject({
    host,
    'user-agent': 'OwlHub',
    'content-type': 'application/json; charset=utf-8',
  });
  expect(ask?.headers['authorization']).toBeUndefined();
  expect(world.got).toHaveLength(1);
});

test('a real Slack, as far as it can be emulated, shows the message in its channel', async () => {
  await using slack = await startSlack();
  await using world = await startReceivers();
  const sender = world.sender({ network: { ...world.settings.network, allowHttp: true } });
  const target = sender.read({ kind: 'slack', url: new Secret(slack.webhookUrl) });
  expect(target.ok).toBe(true);
  if (!target.ok) return;
  const given = notification({ told: [told({ title: 'Acme & Söhne: <!channel>' })] });
  expect(await sender.send(target.value, given, never)).toEqual({
    ok: true,
    value: { status: 200, said: 'ok' },
  });
  const [message] = await slack.messages();
  expect(message?.text).toBe('Acme &amp; Söhne: &lt;!channel&gt;');
  expect(message?.blocks.map(({ type }: { type: string }) => type)).toEqual([
    'header',
    'section',
    'section',
    'context',
  ]);
  expect(message).toMatchObject({ unfurl_links: false, unfurl_media: false });
});

test('while one secret replaces another, a webhook can check each message with either', async () => {
  await using world = await startReceivers();
  const [old, fresh, other] = [signingSecret('old'), signingSecret('fresh'), signingSecret('other')];
  const target = { ...targetAt('webhook', world.address('webhook')), secrets: [old, fresh] } as WebTarget;
  await world.sender().send(target, notification({ told: [told({ title: 'Größe 🦉' })] }), never);
  const { headers = {}, body = '' } = world.got[0] ?? {};
  const seconds = Number(headers['webhook-timestamp']);
  expect(Math.abs(seconds - Date.now() / 1_000)).toBeLessThan(60);
  const isSignedBy = ({ secret }: typeof old) => {
    const key = Buffer.from(reveal(secret).slice('whsec_'.length), 'base64');
    const content = `${headers['webhook-id']}.${seconds}.${body}`;
    const signature = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
    return headers['webhook-signature']?.split(' ').includes(signature);
  };
  expect([old, fresh, other].map(isSignedBy)).toEqual([true, true, false]);
  expect(body).toContain('Größe 🦉');
});

test('a message that is tried again is the same, so that its receiver can tell', async () => {
  await using world = await startReceivers();
  const target = targetAt('webhook', world.address('webhook'));
  await world.sender().send(target, notification(), never);
  await world.sender().send(target, notification(), never);
  const [first, second] = world.got;
  expect(first?.headers['webhook-id']).toBe('fake-delivery-1');
  expect(second?.headers['webhook-id']).toBe('fake-delivery-1');
  expect(second?.body).toBe(first?.body);
});

test('when to come back is told as the receiver said it', async () => {
  await using world = await startReceivers();
  const send = () => world.sender().send(targetAt('slack', world.address('slack')), notification(), never);
  const waitS = async () => {
    const result = await send();
    if (result.ok || !('retryAt' in result.failure) || result.failure.retryAt === null) return null;
    return Math.round((Date.parse(result.failure.retryAt) - Date.now()) / 1_000);
  };
  const limited = world.answer(text('', 429, { 'retry-after': '30' }));
  const waitedS = await waitS();
  expect(waitedS).toBeGreaterThan(20);
  expect(waitedS).toBeLessThanOrEqual(30);
  limited();
  const away = world.answer(text('', 503, { 'retry-after': new Date(Date.now() + 600_000).toUTCString() }));
  expect(await waitS()).toBeGreaterThan(500);
  away();
  expect(await send()).toMatchObject({ ok: true });
});

test('a redirect is not followed, and its host is told', async () => {
  await using world = await startReceivers();
  await using elsewhere = await startReceivers();
  const location = elsewhere.address('webhook');
  world.answer({ status: 307, headers: { location }, body: '' });
  const result = await world
    .sender()
    .send(targetAt('webhook', world.address('webhook')), notification(), never);
  expect(result).toEqual({ ok: false, failure: { reason: 'redirected', to: new URL(location).host } });
  expect(elsewhere.got).toEqual([]);
});

test('a workflow may answer with JSON of its own', async () => {
  await using world = await startReceivers();
  world.answer({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"posted":true}' });
  const result = await world.sender().send(targetAt('teams', world.address('teams')), notification(), never);
  expect(result).toEqual({ ok: true, value: { status: 200, said: '{"posted":true}' } });
});

test('what a receiver says is told on one line, and not at length', async () => {
  await using world = await startReceivers();
  world.answer(text(`thanks\r\n\tand\u2028${'more '.repeat(200)}`, 200));
  const result = await world
    .sender()
    .send(targetAt('webhook', world.address('webhook')), notification(), never);
  if (!result.ok) throw new Error(result.failure.reason);
  expect(result.value.said).toMatch(/^thanks and more [^\n]*…$/);
  expect(result.value.said.length).toBeLessThanOrEqual(300);
});

test('before it is saved, an address is looked up and judged, and nothing is sent', async () => {
  await using world = await startReceivers();
  const target = targetAt('webhook', world.address('webhook'));
  expect(await world.sender().check(target, never)).toEqual({ ok: true, value: null });
  const closed = world.sender({ network: { ...world.settings.network, allowedNetworks: [] } });
  expect(await closed.check(target, never)).toMatchObject({
    failure: { reason: 'address_not_allowed', range: 'private' },
  });
  const nowhere = targetAt('webhook', 'https://no-such-host.invalid/fake');
  expect(await world.sender().check(nowhere, never)).toMatchObject({ failure: { reason: 'host_not_found' } });
  const plain = targetAt('webhook', world.address('webhook', world.origin.httpUrl));
  expect(await world.sender().check(plain, never)).toEqual({
    ok: false,
    failure: { reason: 'insecure_address' },
  });
  expect(world.got).toEqual([]);
});

test('mail needs a mail server, and shows to whom it goes', async () => {
  const network = { allowedNetworks: [], allowHttp: false, extraCa: null, proxy: { url: null, noProxy: '' } };
  const sender = createChannelSender({ network, mailer: null });
  const target = { kind: 'mail', to: ['ada@example.com', 'grace@example.com'] } as const;
  expect(await sender.check(target, never)).toEqual({ ok: false, failure: { reason: 'mail_not_set_up' } });
  expect(sender.placeOf(target)).toBe('ada@example.com, grace@example.com');
  const mailer = { from: '', base: '', send: async () => ({ ok: true, value: null }) as const };
  expect((await createChannelSender({ network, mailer }).check(target, never)).ok).toBe(true);
});

test('of an address only its host is shown', async () => {
  await using world = await startReceivers();
  const address = world.address('teams');
  const { host, port } = new URL(address);
  expect(world.sender().placeOf(targetAt('teams', address))).toBe(host);
  expect(host).toBe(`localhost:${port}`);
});
