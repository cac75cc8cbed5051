import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Notification } from '#notifications/notification.ts';
import { anyNotification } from '#test/any-notification.ts';
import { digestOf, notification, told } from '#test/told.ts';
import { slackBody } from './slack.ts';

type Text = { type: string; text: string; verbatim?: boolean };
type Block = { type: string; text?: Text; elements?: Text[] };
type Body = { text: string; blocks: Block[]; [field: string]: unknown };

const written = (given: Notification) => JSON.parse(slackBody(given)) as Body;
const textsOf = ({ blocks }: Body): Text[] =>
  blocks.flatMap(({ text, elements = [] }) => [...(text ? [text] : []), ...elements]);

test('one thing has a heading, its lines, the way to it and its time', () => {
  const body = written(notification());
  expect(body).toMatchObject({ text: 'Acme: Jira rejected the token', mrkdwn: false });
  expect(textsOf(body).map(({ text }) => text)).toEqual([
    '🔴 Acme: Jira rejected the token',
    'Jira does not accept the token any more.\nMake a new one and paste it in OwlHub.',
    '<https://owlhub.example/integrations/fake-integration|Open in OwlHub>',
    '<!date^1795608000^{date_short_pretty} {time}|25 November 2026 at 12:00 UTC>',
  ]);
});

test('what was held back says so, and without a link there is none', () => {
  const body = written(
    notification({ reason: 'after_quiet_hours', told: [told({ link: null, lines: [] })] }),
  );
  expect(body.blocks.map(({ type }) => type)).toEqual(['header', 'context']);
  expect(textsOf(body).at(-1)?.text).toMatch(/, held back during quiet hours$/);
});

test('several things are a list of fifteen, and the rest is counted', () => {
  const body = written(digestOf(500));
  const lines = textsOf(body).flatMap(({ text }) => text.split('\n'));
  expect(lines[0]).toBe('500 notifications: 500 problems');
  expect(lines.slice(1, 16)).toEqual(
    Array.from(
      { length: 15 },
      () => '🔴 <https://owlhub.example/integrations/fake-integration|Acme: Jira rejected the token>',
    ),
  );
  expect(lines.slice(16)).toEqual(['and 485 more']);
});

test('nobody is called, and no link is Slack’s to open', () => {
  const title = '<!channel> <@U123> @here #general <https://evil.example|here> & |';
  const body = written(notification({ told: [told({ title, lines: [title] })] }));
  expect(body).toMatchObject({ unfurl_links: false, unfurl_media: false });
  expect(body['link_names']).toBeUndefined();
  expect(body.text).toBe(
    '&lt;!channel&gt; &lt;@U123&gt; @here #general &lt;https://evil.example|here&gt; &amp; |',
  );
  const listed = written(digestOf(2, { title }));
  for (const { type, text, verbatim } of [...textsOf(body), ...textsOf(listed)]) {
    expect(verbatim).toBe(type === 'mrkdwn' ? true : undefined);
    expect(text.replaceAll(/<(https:\/\/owlhub|!date)[^<>]*>/g, '')).not.toMatch(/[<>]/);
    expect(text).not.toMatch(/<https:\/\/owlhub[^>]*\|[^>]*\|/);
  }
});

test('whatever is told, the message keeps to Slack’s limits', () => {
  fc.assert(
    fc.property(anyNotification, (given) => {
      const body = written(given);
      expect(body.text.length).toBeLessThanOrEqual(1_000);
      expect(body.blocks.length).toBeLessThanOrEqual(10);
      for (const { type, text } of body.blocks) {
        if (type === 'header') expect(text?.text.length).toBeLessThanOrEqual(150);
      }
      const lengths = textsOf(body).map(({ text }) => text.length);
      expect(Math.min(...lengths)).toBeGreaterThan(0);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(3_000);
      expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(13_000);
      const lines = textsOf(body).flatMap(({ text }) => text.split('\n'));
      const shown = lines.filter((line) => /^(🔴|🟠|🟢|🔵)/u.test(line)).length;
      const [more = 0] = /(?<=^and )\d+/.exec(lines.at(-1) ?? '') ?? [];
      expect(shown + Number(more)).toBe(given.told.length);
      for (const { type, text } of textsOf(body)) {
        if (type === 'mrkdwn') expect(text).not.toMatch(/&(?!(?:amp|lt|gt);)/);
      }
    }),
  );
});
