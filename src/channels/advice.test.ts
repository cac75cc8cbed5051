import { expect, test } from 'vitest';
import { ADDRESS_PROBLEMS } from './address-problem.ts';
import { adviseOnDelivery } from './advice.ts';
import { CHANNEL_KINDS } from './channel.ts';
import { DELIVERY_NATURE, type DeliveryFailure } from './failure.ts';

const details = {
  host: 'hooks.example.com',
  address: '10.0.0.7',
  range: 'private',
  port: 443,
  at: 'hooks.example.com',
  proxy: 'proxy.test:3128',
  status: 407,
  issuer: 'Example CA',
  selfSigned: false,
  validFrom: '2029-01-01T00:00:00.000Z',
  validTo: '2029-12-31T00:00:00.000Z',
  names: ['other.test'],
  code: 'EPROTO',
  to: null,
  said: '',
  retryAt: '2030-01-01T12:00:00.000Z',
  refused: ['ada@example.com'],
  delivered: [],
};
const PROBLEMS: Partial<Record<DeliveryFailure['reason'], string>> = {
  address_unusable: 'slack_page',
  mail_refused: 'The mail server did not take the mail.',
};
const everything = Object.keys(DELIVERY_NATURE).flatMap((reason) =>
  CHANNEL_KINDS.map((kind) => [reason as DeliveryFailure['reason'], kind] as const),
);

test.each(everything)('%s of %s gives advice that a person can act on', (reason, kind) => {
  const failure = { ...details, problem: PROBLEMS[reason] ?? 'too_large', reason } as DeliveryFailure;
  const advice = adviseOnDelivery(failure, kind);
  expect(advice.title).toMatch(/^[A-Z].{8,70}$/);
  expect(advice.title).not.toMatch(/[.!]$|\b\d{3}\b|error code|please/i);
  expect(advice.meaning).toMatch(/\.$/);
  for (const step of advice.nextSteps) expect(step).toMatch(/^[A-Z].*\.$/);
  expect(JSON.stringify(advice)).not.toMatch(/undefined|null|\[object|!"|please/i);
});

test.each(Object.entries(ADDRESS_PROBLEMS))(
  'an address that is %s is told as a sentence, with the fix',
  (_name, { message, fix }) => {
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(fix).toMatch(/^[A-Z].*\.$/);
  },
);
