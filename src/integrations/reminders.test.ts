import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusMs } from '#kernel/instant.ts';
import { daysUntil, dueReminder, lastReminded, REMIND_DAYS, remindAt } from './reminders.ts';

const END = '2030-06-30T15:00:00.000Z';
const DAY_MS = 86_400_000;
const on = (date: string, time = '09:00') => `2030-${date}T${time}:00.000Z`;

test.each([
  ['05-30', 31, null],
  ['05-31', 30, 30],
  ['06-15', 15, 30],
  ['06-16', 14, 14],
  ['06-22', 8, 14],
  ['06-23', 7, 7],
  ['06-24', 6, 7],
  ['06-27', 3, 7],
  ['06-29', 1, 1],
  ['06-30', 0, 0],
  ['07-01', -1, null],
] as const)('on %s, %i days before, what was never told is reminded of: %s', (date, left, due) => {
  expect(daysUntil(END, on(date))).toBe(left);
  expect(dueReminder(END, null, on(date))).toBe(due);
});

test.each([
  ['06-24', 7, null],
  ['06-24', 14, 7],
  ['06-24', 30, 7],
  ['06-29', 7, 1],
  ['06-30', 1, 0],
  ['06-30', 0, null],
] as const)('on %s, after the one of %i days, it is %s', (date, told, due) => {
  expect(dueReminder(END, told, on(date))).toBe(due);
});

test('on the day itself it is told from its first minute on, and the day after no more', () => {
  expect(dueReminder(END, 1, on('06-30', '00:00'))).toBe(0);
  expect(dueReminder(END, 1, on('06-30', '23:59'))).toBe(0);
  expect(remindAt(END, 1, on('07-01', '00:00'))).toBeNull();
});

test('the next one is due at the start of its day', () => {
  expect(remindAt(END, null, on('01-01'))).toBe(on('05-31', '00:00'));
  expect(remindAt(END, 7, on('06-24'))).toBe(on('06-29', '00:00'));
  expect(remindAt(END, 0, on('06-30'))).toBeNull();
});

test('whoever looks once a day tells each step once, the latest first missed one included', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.nat(86_399), (startsBefore, second) => {
      const told: number[] = [];
      for (let day = startsBefore; day >= -2; day -= 1) {
        const now = plusMs('2030-06-30T00:00:00.000Z', second * 1_000 - day * DAY_MS);
        const last = told.at(-1) ?? null;
        const due = dueReminder(END, last, now);
        expect((remindAt(END, last, now) ?? '9') <= now).toBe(due !== null);
        if (due !== null) told.push(due);
      }
      const first = REMIND_DAYS.findLast((days) => days >= startsBefore);
      expect(told).toEqual(REMIND_DAYS.filter((days) => days <= (first ?? Infinity)));
    }),
  );
});

test('what was told of the same end counts, and what was told of another does not', () => {
  const told = (date: string, endsAt = END) => ({ at: on(date), endsAt });
  expect(lastReminded(END, [])).toBeNull();
  expect(lastReminded(END, [told('06-16'), told('05-31')])).toBe(14);
  expect(lastReminded(END, [told('06-24', on('06-30', '01:00'))])).toBe(7);
  expect(lastReminded(END, [told('06-24', on('07-01', '01:00'))])).toBeNull();
});
