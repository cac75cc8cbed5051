import { expect, test } from 'vitest';
import { atMostEvery } from './at-most-every.ts';

const settle = async (list: (() => void)[]) => {
  for (const then of list.splice(0)) then();
  await new Promise((resolve) => setTimeout(resolve, 0));
};

/** A clock that goes on when it is told to, and runs that end when they are told to. */
function counted() {
  const due: (() => void)[] = [];
  const ends: (() => void)[] = [];
  let runs = 0;
  const call = atMostEvery(
    3_000,
    () => {
      runs += 1;
      return new Promise<void>((resolve) => ends.push(resolve));
    },
    (_ms, then) => due.push(then),
  );
  return { call, runs: () => runs, pass: () => settle(due), end: () => settle(ends) };
}

test('the first of many runs at once, and the others together once when the time is over', async () => {
  const { call, runs, pass, end } = counted();
  for (let times = 0; times < 1_000; times += 1) call();
  expect(runs()).toBe(1);
  await end();
  expect(runs()).toBe(1);
  await pass();
  expect(runs()).toBe(2);
  await Promise.all([end(), pass()]);
  expect(runs()).toBe(2);
});

test('one that takes longer than the time is waited for, and not overtaken', async () => {
  const { call, runs, pass, end } = counted();
  call();
  call();
  await pass();
  expect(runs()).toBe(1);
  await end();
  expect(runs()).toBe(2);
});

test('after a quiet time the next runs at once again', async () => {
  const { call, runs, pass, end } = counted();
  call();
  await Promise.all([end(), pass()]);
  call();
  expect(runs()).toBe(2);
});

test('a run that fails is over too', async () => {
  let runs = 0;
  const call = atMostEvery(
    3_000,
    async () => {
      runs += 1;
      throw new Error('No answer.');
    },
    (_ms, then) => then(),
  );
  call();
  call();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(runs).toBe(2);
});
