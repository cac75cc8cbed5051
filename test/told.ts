import type { Notification, Told } from '#notifications/notification.ts';

/** Something that happened, as tests need it. */
export const told = (change: Partial<Told> = {}): Told => ({
  id: 'fake-event-1',
  at: '2026-11-25T12:00:00.000Z',
  type: 'integration.failed',
  severity: 'bad',
  integration: { id: 'fake-integration', name: 'Acme' },
  title: 'Acme: Jira rejected the token',
  lines: ['Jira does not accept the token any more.', 'Make a new one and paste it in OwlHub.'],
  link: 'https://owlhub.example/integrations/fake-integration',
  data: { reason: 'credential_rejected' },
  ...change,
});

export const notification = (change: Partial<Notification> = {}): Notification => ({
  id: 'fake-delivery-1',
  reason: 'at_once',
  told: [told()],
  ...change,
});

/** Several at once. */
export const digestOf = (count: number, change: Partial<Told> = {}): Notification => ({
  id: 'fake-digest-1',
  reason: 'digest',
  told: [
    told(change),
    ...Array.from({ length: count - 1 }, (_, index) => told({ id: `fake-event-${index + 2}`, ...change })),
  ],
});
