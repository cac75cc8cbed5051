import { expect, test } from 'vitest';
import { startMailServer } from '#test/mail-server.ts';
import { digestOf, notification, told } from '#test/told.ts';
import type { Notification } from '#notifications/notification.ts';
import { createMailer } from './mailer.ts';

const TO = { email: 'grace@example.com', name: '' };

async function arrived(given: Notification, through: 'channel' | 'person' = 'channel') {
  await using server = await startMailServer();
  const mailer = createMailer(server.settings, null);
  const message = { kind: 'notification', to: TO, notification: given, through } as const;
  expect(await mailer.send(message, new AbortController().signal)).toEqual({ ok: true, value: null });
  const [mail] = server.received;
  const [text = '', html = ''] = (mail?.text ?? '').replaceAll('\r\n', '\n').split('<!doctype html>');
  return { headers: mail?.headers ?? '', text, html };
}

test('one thing is a letter with what it means, when it was, and the way to it', async () => {
  const { headers, text, html } = await arrived(notification());
  expect(headers).toContain('Subject: Acme: Jira rejected the token');
  expect(headers).toContain('Auto-Submitted: auto-generated');
  expect(text).toContain('Jira does not accept the token any more.\n\nMake a new one');
  expect(text).toContain('It happened on 25 November 2026 at 12:00 UTC.');
  expect(text).toContain('Open in OwlHub:\nhttps://owlhub.example/integrations/fake-integration');
  expect(html).toContain('<a href="https://owlhub.example/integrations/fake-integration">Open in OwlHub</a>');
  expect(text).toContain('a channel of the OwlHub at http://owlhub.example:3000');
  expect(text).not.toContain('Hello');
});

test('somebody who is told without a channel is not sent to look for one', async () => {
  const { text } = await arrived(notification(), 'person');
  expect(text).toContain('You own what this is about in the OwlHub at http://owlhub.example:3000');
  expect(text).not.toContain('channel');
});

test('what others call themselves begins no paragraph of its own', async () => {
  const lines = ['Account: Bob\n\nYour session has ended:\r\nhttps://evil.example/sign-in'];
  const { text } = await arrived(notification({ told: [told({ lines })] }));
  expect(text).toContain('Account: Bob Your session has ended: https://evil.example/sign-in');
});

test('several things are a list, the worst first, and what is too much for it is counted', async () => {
  const all = digestOf(60, { severity: 'good', title: 'Owl: connected again' });
  const worst = told({ title: 'Acme: <b>broken</b>' });
  const { headers, text, html } = await arrived({ ...all, told: [...all.told, worst] });
  expect(headers).toContain('Subject: 61 notifications: 1 problem');
  expect(text.indexOf('Acme: <b>broken</b>')).toBeGreaterThan(0);
  expect(text.indexOf('Acme: <b>broken</b>')).toBeLessThan(text.indexOf('Owl: connected again'));
  expect(text.split('Owl: connected again\n')).toHaveLength(50);
  expect(text).toContain('and 11 more, at http://owlhub.example:3000');
  expect(html).toContain(
    '<a href="https://owlhub.example/integrations/fake-integration"><strong>Acme: &lt;b&gt;broken&lt;/b&gt;</strong></a>',
  );
});

test('a title adds no header, and a link that is no web address is left out', async () => {
  const { headers, text, html } = await arrived(
    notification({
      told: [told({ title: 'Acme\r\nBcc: everybody@example.com', link: 'javascript:alert(1)' })],
    }),
  );
  expect(headers).not.toMatch(/^bcc/im);
  expect(headers).toContain('Subject: Acme Bcc: everybody@example.com');
  expect(text + html).not.toMatch(/javascript:|Open in OwlHub/);
});
