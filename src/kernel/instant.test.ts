import { expect, test } from 'vitest';
import { readInstant } from './instant.ts';

test.each([
  '2026-12-05',
  '2026-12-05T00:00:00.000Z',
  '2026-12-05T02:00:00.000+0200',
  'Dec 5 00:00:00 2026 GMT',
])('what others write as %s is a moment', (text) =>
  expect(readInstant(text)).toBe('2026-12-05T00:00:00.000Z'),
);

test.each([
  '+200000-01-01T00:00:00.000Z',
  '+010000-01-01T00:00:00.000Z',
  '-000500-01-01T00:00:00.000Z',
  '0000-06-01T00:00:00.000Z',
  '+275761-01-01T00:00:00.000Z',
  'never',
  '',
  null,
  undefined,
])('what others write as %s is none that a database keeps', (text) => expect(readInstant(text)).toBeNull());
