import { expect, test } from 'vitest';
import { expiresAt, isAlive } from './session.ts';

const NOON = '2030-01-01T12:00:00.000Z';

test('an unused session ends after 12 hours', () => {
  const life = { createdAt: NOON, seenAt: NOON };
  expect(expiresAt(life)).toBe('2030-01-02T00:00:00.000Z');
  expect(isAlive(life, '2030-01-01T23:59:59.999Z')).toBe(true);
  expect(isAlive(life, '2030-01-02T00:00:00.000Z')).toBe(false);
});

test('a session that is used all the time ends after 7 days', () => {
  const life = { createdAt: NOON, seenAt: '2030-01-08T11:59:00.000Z' };
  expect(expiresAt(life)).toBe('2030-01-08T12:00:00.000Z');
  expect(isAlive(life, '2030-01-08T12:00:01.000Z')).toBe(false);
});
