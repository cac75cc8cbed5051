import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Notification } from '#notifications/notification.ts';
import { anyNotification } from '#test/any-notification.ts';
import { digestOf, notification, told } from '#test/told.ts';
import { teamsBody } from './teams.ts';

type Element = {
  type: string;
  inlines?: { text: string; color?: string }[];
  items?: Element[];
  selectAction?: object;
};
type Card = { version: string; body: Element[]; actions?: { type: string; title: string; url: string }[] };
type Body = { type: string; attachments: { contentType: string; content: Card }[] };

const cardOf = (given: Notification): Card => {
  const { type, attachments } = JSON.parse(teamsBody(given)) as Body;
  expect(type).toBe('message');
  expect(attachments[0]?.contentType).toBe('application/vnd.microsoft.card.adaptive');
  return attachments[0]?.content as Card;
};
const runsOf = (elements: Element[]): { text: string; color?: string }[] =>
  elements.flatMap(({ inlines = [], items = [] }) => [...inlines, ...runsOf(items)]);

test('one thing is a card with its lines, its time and a button to it', () => {
  const { version, body, actions } = cardOf(notification());
  expect(version).toBe('1.4');
  expect(runsOf(body).map(({ text }) => text)).toEqual([
    '🔴 Acme: Jira rejected the token',
    'Jira does not accept the token any more.',
    'Make a new one and paste it in OwlHub.',
    '25 November 2026 at 12:00 UTC',
  ]);
  expect(runsOf(body)[0]?.color).toBe('Attention');
  expect(actions).toEqual([
    {
      type: 'Action.OpenUrl',
      title: 'Open in OwlHub',
      url: 'https://owlhub.example/integrations/fake-integration',
    },
  ]);
});

test('an address that would make the card invalid is left out', () => {
  for (const link of [null, '', '/integrations/1', 'javascript:alert(1)']) {
    expect(cardOf(notification({ told: [told({ link })] })).actions).toBeUndefined();
    expect(cardOf({ ...digestOf(2, { link }) }).body.filter((element) => element.selectAction)).toEqual([]);
  }
});

test('what was held back says so', () => {
  const { body } = cardOf(notification({ reason: 'after_quiet_hours' }));
  expect(runsOf(body).at(-1)?.text).toBe('25 November 2026 at 12:00 UTC, held back during quiet hours');
});

test('several things are a list of fifteen that lead to each, and the rest is counted', () => {
  const { body } = cardOf(digestOf(500));
  const containers = body.filter(({ type }) => type === 'Container');
  expect(containers).toHaveLength(15);
  expect(containers[0]?.selectAction).toEqual({
    type: 'Action.OpenUrl',
    url: 'https://owlhub.example/integrations/fake-integration',
  });
  const texts = runsOf(body).map(({ text }) => text);
  expect(texts[0]).toBe('500 notifications: 500 problems');
  expect(texts.at(-1)).toBe('and 485 more');
});

test('what others write is shown as it is: no Markdown, no mention', () => {
  const title = '[here](https://evil.example) **bold** <at>everybody</at>';
  const body = teamsBody(notification({ told: [told({ title, lines: [title] })] }));
  expect(body).not.toContain('"TextBlock"');
  expect(body).not.toContain('"entities"');
  expect(body).toContain(title);
});

test('whatever is told, the card is small enough to be shown', () => {
  fc.assert(
    fc.property(anyNotification, (given) => {
      expect(Buffer.byteLength(teamsBody(given))).toBeLessThan(20_000);
      const { body } = cardOf(given);
      for (const { text } of runsOf(body)) expect(text).not.toBe('');
      const shown = body.filter(({ type }) => type === 'Container').length;
      const [more] = /\d+/.exec(runsOf(body).at(-1)?.text ?? '') ?? [];
      if (given.told.length > 15) expect(shown + Number(more)).toBe(given.told.length);
    }),
  );
});
