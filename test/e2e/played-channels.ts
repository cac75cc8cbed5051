import type { Page } from '@playwright/test';
import type { Channel, DeliveryProblem } from '#contract/channel.ts';
import type { Delivery } from '#contract/delivery.ts';

const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const UNKNOWN: DeliveryProblem = {
  reason: 'webhook_unknown',
  title: 'Slack does not know this webhook any more',
  meaning: 'It said: “no_active_hooks”',
  nextSteps: ['In Slack, add an incoming webhook to the channel, and paste its address here.'],
};
const GONE: DeliveryProblem = {
  reason: 'webhook_gone',
  title: 'The receiver does not want messages any more',
  meaning: 'It answered that the address is gone for good. OwlHub has switched the channel off.',
  nextSteps: [
    'Copy the address from the receiver again, and paste it here.',
    'Then switch the channel on again.',
  ],
};
const took = (minutes: number) => ({ at: ago(minutes), status: 200, said: 'ok', problem: null });
const refused = (minutes: number, problem: DeliveryProblem) => ({
  at: ago(minutes),
  status: 404,
  said: 'no_active_hooks',
  problem,
});

const USUAL: NonNullable<Channel['filter']['types']> = [
  'integration.failed',
  'integration.recovered',
  'token.ending',
  'certificate.ending',
  'support.ending',
  'vulnerability.found',
  'channel.switched_off',
];

let made = 0;
const channel = (change: Partial<Channel>): Channel => ({
  id: idOf((made += 1)),
  kind: 'slack',
  name: '#jira-alerts',
  place: 'hooks.slack.com',
  filter: { types: USUAL, integrationIds: null },
  rhythm: { timeZone: 'Europe/Berlin', quiet: null, digest: null },
  state: 'on',
  failingSince: null,
  off: null,
  test: took(60 * 24 * 20),
  last: took(12),
  secrets: [],
  waiting: 0,
  createdAt: ago(60 * 24 * 20),
  createdBy: 'Ada Owl',
  ...change,
});

const quiet = { from: '20:00', to: '07:00', exceptFailures: true } as const;

/** One in every state, as only days of waiting would make them. */
export const PLAYED = {
  works: channel({}),
  mail: channel({
    kind: 'mail',
    name: 'Security team',
    place: 'security@owl-corp.example, ada@owl-corp.example, it-operations@owl-corp.example',
    filter: { types: null, integrationIds: null },
    rhythm: { timeZone: 'Europe/Berlin', quiet: null, digest: { every: 'week', day: 'mon', at: '09:00' } },
    last: { at: ago(60 * 26), status: null, said: 'Sent to 3 addresses.', problem: null },
    waiting: 1,
  }),
  teams: channel({
    kind: 'teams',
    name: 'Platform on call',
    place: 'default0123.4f.environment.api.powerplatform.com',
    filter: { types: USUAL, integrationIds: [idOf(901), idOf(902)] },
    rhythm: {
      timeZone: 'America/New_York',
      quiet: { ...quiet, days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
      digest: null,
    },
    last: null,
  }),
  failing: channel({
    name: '#platform-with-a-name-that-is-long-enough-to-need-a-second-line',
    state: 'failing',
    failingSince: ago(60 * 5),
    last: refused(30, UNKNOWN),
    waiting: 3,
  }),
  gone: channel({
    kind: 'webhook',
    name: 'Ticket robot',
    place: 'hooks.owl-corp.example',
    state: 'off',
    off: { at: ago(60 * 3), why: 'gone' },
    last: refused(60 * 3, GONE),
    secrets: [
      { id: idOf(801), lastFour: 'k3P=', createdAt: ago(60 * 24 * 90) },
      { id: idOf(802), lastFour: 'x9A=', createdAt: ago(60 * 24) },
    ],
  }),
  unproven: channel({
    kind: 'webhook',
    name: 'SIEM',
    place: 'siem.owl-corp.example:8443',
    test: refused(4, {
      reason: 'sign_in_required',
      title: 'The receiver asks for a sign-in',
      meaning: 'It answered 401: not without signing in, or not to this address.',
      nextSteps: [
        'Let the receiver take messages at this address without a sign-in, and check their signature instead.',
        'Copy the address again, if a key in it has changed.',
      ],
    }),
    last: null,
    secrets: [{ id: idOf(803), lastFour: 'Qw8=', createdAt: ago(4) }],
  }),
  orphaned: channel({
    name: '#old-sites',
    filter: { types: USUAL, integrationIds: [idOf(903)] },
    state: 'orphaned',
    last: took(60 * 24 * 9),
  }),
  off: channel({
    kind: 'webhook',
    name: 'Old dashboard',
    place: 'dashboard.owl-corp.example',
    state: 'off',
    off: { at: ago(60 * 24 * 6), why: 'person' },
    last: took(60 * 24 * 7),
    secrets: [{ id: idOf(804), lastFour: 'Zz0=', createdAt: ago(60 * 24 * 200) }],
  }),
};

const delivery = (number: number, change: Partial<Delivery>): Delivery => ({
  id: idOf(700 + number),
  state: 'sent',
  reason: 'at_once',
  items: 1,
  titles: ['Production: Jira rejected the token'],
  attempts: 1,
  createdAt: ago(number * 90),
  dueAt: ago(number * 90),
  nextAttemptAt: null,
  endedAt: ago(number * 90),
  answer: { status: 200, said: 'ok', problem: null },
  ...change,
});

const DELIVERIES: Delivery[] = [
  delivery(0, {
    state: 'waiting',
    reason: 'digest',
    items: 8,
    titles: [
      'Staging: The token ends in 6 days',
      'Production: Jira rejected the token',
      'Archive: Works again',
    ],
    attempts: 0,
    nextAttemptAt: ago(-60 * 14),
    endedAt: null,
    answer: null,
  }),
  delivery(1, {
    state: 'waiting',
    attempts: 3,
    nextAttemptAt: ago(-25),
    endedAt: null,
    answer: { status: 404, said: 'no_active_hooks', problem: UNKNOWN },
  }),
  delivery(2, { titles: ['Production: Works again'] }),
  delivery(3, { attempts: 4, titles: ['Archive: The certificate ends in 3 days'] }),
  delivery(40, {
    state: 'given_up',
    attempts: 11,
    titles: ['Production: Jira does not answer at the address that was entered for it'],
    answer: { status: 404, said: 'no_active_hooks', problem: UNKNOWN },
  }),
];

/** Every page is shown these channels. */
export async function playChannels(page: Page): Promise<void> {
  const channels = Object.values(PLAYED);
  await page.route('**/api/channels', (route) => route.fulfill({ json: { channels } }));
  await page.route('**/api/channels/*', (route) => {
    const id = new URL(route.request().url()).pathname.split('/').at(-1);
    return route.fulfill({ json: channels.find((each) => each.id === id) });
  });
  await page.route('**/api/channels/*/deliveries?*', (route) =>
    route.fulfill({ json: { deliveries: DELIVERIES, next: DELIVERIES.at(-1)?.id } }),
  );
  await page.route('**/api/channels/*/secrets', (route) =>
    route.fulfill({ json: { channel: PLAYED.gone, signingSecret: `whsec_${'fake'.repeat(11)}` } }),
  );
}

export const pageOf = ({ id }: Channel) => `/settings/notifications/${id}`;
