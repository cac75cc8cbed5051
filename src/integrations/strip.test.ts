import { expect, test } from 'vitest';
import type { Day } from './day.ts';
import type { Status } from './status.ts';
import { STRIP_DAYS, stripOf } from './strip.ts';

const NOW = '2030-06-30T12:00:00.000Z';
const connected: Status = { is: 'connected', since: NOW, trouble: null };
const day = (date: string, checks: number, passed: number, down = 0): Day => ({
  day: `2030-${date}`,
  checks,
  passed,
  down,
  rungs: {},
});
const at = (date: string, kind: string) => ({ at: `2030-${date}T09:00:00.000Z`, kind });
const strip = (days: Day[], moments: { at: string; kind: string }[] = [], status: Status = connected) =>
  new Map(
    stripOf({ days, moments, status, createdAt: '2030-01-01T00:00:00.000Z', now: NOW }).map((cell) => [
      cell.day.slice(5),
      cell.level,
    ]),
  );

test('it shows the last 90 days, the oldest first', () => {
  const cells = stripOf({ days: [], moments: [], status: connected, createdAt: NOW, now: NOW });
  expect(cells).toHaveLength(STRIP_DAYS);
  expect([cells[0]?.day, cells.at(-1)?.day]).toEqual(['2030-04-02', '2030-06-30']);
});

test('a day is as bad as the worst of it', () => {
  const cells = strip([day('06-27', 288, 288), day('06-28', 288, 287), day('06-29', 288, 280, 3)]);
  expect(['06-26', '06-27', '06-28', '06-29'].map((date) => cells.get(date))).toEqual([
    'none',
    'good',
    'trouble',
    'down',
  ]);
});

test('days on which a broken connection was not tried are not good ones', () => {
  const cells = strip(
    [day('06-20', 100, 99, 1), day('06-24', 100, 100)],
    [at('06-20', 'integration.failed'), at('06-24', 'integration.recovered')],
  );
  expect(['06-20', '06-21', '06-23', '06-24', '06-25'].map((date) => cells.get(date))).toEqual([
    'down',
    'down',
    'down',
    'down',
    'none',
  ]);
});

test('one that still is broken is so until today, and one that is paused says so', () => {
  const failed: Status = { is: 'failed', since: NOW, failures: 1, failure: { reason: 'email_required' } };
  expect(strip([], [at('06-28', 'integration.failed')], failed).get('06-30')).toBe('down');
  const paused = strip([day('06-28', 10, 10)], [at('06-28', 'integration.paused')]);
  expect(['06-28', '06-29', '06-30'].map((date) => paused.get(date))).toEqual(['good', 'paused', 'paused']);
});

test('before it was added there is nothing', () => {
  const cells = stripOf({
    days: [],
    moments: [{ at: '2030-06-29T09:00:00.000Z', kind: 'integration.not_connected' }],
    status: connected,
    createdAt: '2030-06-29T08:00:00.000Z',
    now: NOW,
  });
  expect(cells.slice(-3).map(({ level }) => level)).toEqual(['none', 'down', 'down']);
});
