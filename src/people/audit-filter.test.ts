import { expect, test } from 'vitest';
import { periodOf } from './audit-filter.ts';

test.each([
  [{}, {}],
  [{ from: '2026-03-01' }, { from: '2026-03-01T00:00:00.000Z' }],
  [{ to: '2026-03-01' }, { until: '2026-03-02T00:00:00.000Z' }],
  [{ from: '2026-03-01T12:00:00+02:00' }, { from: '2026-03-01T10:00:00.000Z' }],
  [{ to: '2026-03-01T12:00:00Z' }, { until: '2026-03-01T12:00:00.001Z' }],
])('%j asks for %j: a day includes its end, and a moment itself', (given, period) => {
  expect(periodOf(given)).toEqual(period);
});
