import { expect, test } from 'vitest';
import type { Integration } from '#contract/integration.ts';
import { needsOf } from './needs.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const healthy = {
  id: '1',
  name: 'Healthy',
  status: 'connected',
  since: '2026-11-01T00:00:00Z',
} as Integration;
const failed = { ...healthy, name: 'Broken', status: 'failed', failure: { title: 'No' } } as Integration;
const expiring = (expiresAt: string) => ({ ...healthy, proof: { expiresAt } }) as Integration;

test('a healthy integration needs nobody', () => {
  expect(needsOf([healthy], now)).toEqual([]);
});

test('a failed one comes before a token that ends soon', () => {
  expect(needsOf([expiring('2026-12-01T00:00:00Z'), failed], now).map(({ what }) => what)).toEqual([
    'No',
    'The token ends',
  ]);
});

test('a token that ends in a year needs nobody yet', () => {
  expect(needsOf([expiring('2027-11-01T00:00:00Z')], now)).toEqual([]);
});

test('a paused one is left alone', () => {
  expect(needsOf([{ ...expiring('2026-12-01T00:00:00Z'), status: 'paused' }], now)).toEqual([]);
});
