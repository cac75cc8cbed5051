import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Target } from '#channels/channel.ts';
import { createChannelSender } from '#channels/sender.ts';
import { createMailer } from '#mail/mailer.ts';
import { readSmtpUrl } from '#mail/smtp-url.ts';
import { targetAt } from '#test/receivers.ts';
import { digestOf, notification, told } from '#test/told.ts';
import { startDemoJira } from '../scenarios.ts';
import { type Inbox, openInbox } from './inbox.ts';

let demo: Awaited<ReturnType<typeof startDemoJira>>;
let inbox: Inbox;
let send: (target: Target, message: ReturnType<typeof notification>) => Promise<boolean>;

beforeAll(async () => {
  demo = await startDemoJira();
  inbox = await openInbox(demo.jira);
  const from = { name: 'OwlHub', address: 'owlhub@owl.example' };
  const mail = { server: readSmtpUrl(inbox.smtpUrl), from, base: 'http://localhost:3000' };
  const sender = createChannelSender({
    network: {
      allowedNetworks: ['127.0.0.0/8', '::1/128'],
      allowHttp: false,
      extraCa: demo.jira.ca,
      proxy: { url: null, noProxy: '' },
    },
    mailer: createMailer(mail, null),
    allowedHosts: { slack: ['localhost'], teams: ['localhost'] },
  });
  send = async (target, message) => (await sender.send(target, message, new AbortController().signal)).ok;
});
afterAll(async () => {
  await inbox[Symbol.asyncDispose]();
  await demo[Symbol.asyncDispose]();
});

const page = async () => (await fetch(inbox.url)).text();
const addressOf = async (kind: string) =>
  new RegExp(`<dt>${kind}</dt><dd><code>([^<]+)`).exec(await page())?.[1]?.replaceAll('&#38;', '&') ?? '';
const newest = async () => /<article>(.*?)<\/article>/su.exec(await page())?.[1] ?? '';

test.each([
  ['Slack', 'slack'],
  ['Microsoft Teams', 'teams'],
  ['Webhook', 'webhook'],
] as const)('what is sent to its %s is shown so that people can read it', async (called, kind) => {
  const message = notification({ told: [told({ title: 'Acme & Sons: the token ends' })] });
  expect(await send(targetAt(kind, await addressOf(called)), message)).toBe(true);
  const shown = await newest();
  expect(shown).toContain(`<b>${called}</b>`);
  expect(shown).toMatch(/<h3>.*Acme &#38; Sons: the token ends/u);
  expect(shown).toContain('<p>Make a new one and paste it in OwlHub.</p>');
  expect(shown).toContain('<a href="https://owlhub.example/integrations/fake-integration">');

  expect(await send(targetAt(kind, await addressOf(called)), digestOf(3))).toBe(true);
  expect((await newest()).split('Acme: Jira rejected the token').length).toBeGreaterThan(3);
});

test('a mail is shown with whom it is for, and its markup as text', async () => {
  const markup = notification({ told: [told({ title: 'Acme: <b>bold</b>' })] });
  expect(await send({ kind: 'mail', to: ['ada@owl.example'] }, markup)).toBe(true);
  const shown = await newest();
  expect(shown).toContain('<b>Mail</b> to ada@owl.example');
  expect(shown).toContain('<h3>Acme: &#60;b&#62;bold&#60;/b&#62;</h3>');
});

test('its buttons do something to the fake Jira, and what is no button does nothing', async () => {
  const token = demo.jira.dataCenters
    .flatMap(({ accounts }) => accounts)
    .flatMap(({ tokens }) => tokens)
    .find(({ text }) => text === 'fake-dc-admin-token');
  const press = async (label: string) => {
    const at = [...(await page()).matchAll(/<button>([^<]+)/gu)].findIndex(([, text]) => text === label);
    return fetch(`${inbox.url}levers/${at}`, { method: 'POST' });
  };
  expect(token?.alive).toBe(true);
  expect(await (await press('Revoke fake-dc-admin-token')).text()).toContain('Done: Revoke');
  expect(token?.alive).toBe(false);
  await press('Restore fake-dc-admin-token');
  expect(token?.alive).toBe(true);
  await press('There is no such button');
  expect(token?.alive).toBe(true);
  expect((await fetch(`${inbox.url}levers`)).status).toBe(404);
});
