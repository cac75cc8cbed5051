import { expect, test } from 'vitest';
import { isTimeOfDay } from './time-of-day.ts';
import { isTimeZone } from './time-zone.ts';

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Europe/Atlantis', false],
  ['+02:00', false],
  ['', false],
])('“%s” is a time zone: %s', (text, expected) => {
  expect(isTimeZone(text)).toBe(expected);
});

test.each([
  ['00:00', true],
  ['23:59', true],
  ['24:00', false],
  ['7:30', false],
  ['07:60', false],
])('“%s” is a time of day: %s', (text, expected) => {
  expect(isTimeOfDay(text)).toBe(expected);
});
