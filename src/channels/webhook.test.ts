import { expect, test } from 'vitest';
import type { Notification } from '#notifications/notification.ts';
import { digestOf, notification, told } from '#test/told.ts';
import { webhookBody } from './webhook.ts';

type Event = { type: string; timestamp: string; data: Record<string, unknown> };
type Digest = { type: string; timestamp: string; data: { count: number; omitted: number; items: Event[] } };

const digestBody = (given: Notification) => JSON.parse(webhookBody(given)) as Digest;

test('one thing is an event, as Standard Webhooks describes it', () => {
  expect(JSON.parse(webhookBody(notification()))).toEqual({
    type: 'integration.failed',
    timestamp: '2026-11-25T12:00:00.000Z',
    data: {
      id: 'fake-event-1',
      severity: 'bad',
      integration: { id: 'fake-integration', name: 'Acme' },
      title: 'Acme: Jira rejected the token',
      lines: ['Jira does not accept the token any more.', 'Make a new one and paste it in OwlHub.'],
      link: 'https://owlhub.example/integrations/fake-integration',
      details: { reason: 'credential_rejected' },
    },
  });
});

test('several things are a digest of events, the worst first', () => {
  const good = told({ id: 'good', severity: 'good', at: '2026-11-25T13:00:00.000Z' });
  const body = digestBody(notification({ told: [good, told()] }));
  expect(body).toMatchObject({
    type: 'digest',
    timestamp: '2026-11-25T13:00:00.000Z',
    data: { count: 2, omitted: 0 },
  });
  expect(body.data.items.map(({ data }) => data['id'])).toEqual(['fake-event-1', 'good']);
  expect(body.data.items[0]).toEqual(JSON.parse(webhookBody(notification())));
});

test('what is too much for a receiver is left out and counted, and one event is always there', () => {
  const long = { data: { text: 'x'.repeat(1_000) } };
  const body = webhookBody(digestOf(500, long));
  expect(Buffer.byteLength(body)).toBeLessThan(257 * 1_024);
  const { count, omitted, items } = (JSON.parse(body) as Digest).data;
  expect(count).toBe(500);
  expect(items.length).toBeGreaterThan(100);
  expect(items.length + omitted).toBe(500);
  const huge = digestBody(digestOf(2, { data: { text: 'x'.repeat(300_000) } }));
  expect(huge.data).toMatchObject({ count: 2, omitted: 1 });
  expect(huge.data.items).toHaveLength(1);
});

test('a digest says how many there were, also of those that it does not hold', () => {
  const { data } = JSON.parse(webhookBody({ ...digestOf(3), leftOut: 7 }));
  expect([data.count, data.omitted, data.items.length]).toEqual([10, 7, 3]);
});
