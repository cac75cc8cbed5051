import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, expiresAt, isAlive, isConfirmed } from './session.ts';

const NOON = '2030-01-01T12:00:00.000Z';

test('an unused session ends after 12 hours', () => {
  const life = { createdAt: NOON, seenAt: NOON };
  expect(expiresAt(life, DEFAULT_LIMITS)).toBe('2030-01-02T00:00:00.000Z');
  expect(isAlive(life, DEFAULT_LIMITS, '2030-01-01T23:59:59.999Z')).toBe(true);
  expect(isAlive(life, DEFAULT_LIMITS, '2030-01-02T00:00:00.000Z')).toBe(false);
});

test('a session that is used all the time ends after 7 days', () => {
  const life = { createdAt: NOON, seenAt: '2030-01-08T11:59:00.000Z' };
  expect(expiresAt(life, DEFAULT_LIMITS)).toBe('2030-01-08T12:00:00.000Z');
  expect(isAlive(life, DEFAULT_LIMITS, '2030-01-08T12:00:01.000Z')).toBe(false);
});

test('shorter limits end a session that began under longer ones', () => {
  const life = { createdAt: NOON, seenAt: NOON };
  const limits = { idleMs: 5 * 60_000, atMostMs: 3_600_000 };
  expect(isAlive(life, limits, '2030-01-01T12:04:59.000Z')).toBe(true);
  expect(isAlive(life, limits, '2030-01-01T12:05:00.000Z')).toBe(false);
});

test('having proven who one is counts for 15 minutes', () => {
  expect(isConfirmed(NOON, '2030-01-01T12:14:59.000Z')).toBe(true);
  expect(isConfirmed(NOON, '2030-01-01T12:15:00.000Z')).toBe(false);
  expect(isConfirmed(null, NOON)).toBe(false);
});
