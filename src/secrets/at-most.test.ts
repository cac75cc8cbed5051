import { expect, test } from 'vitest';
import { atMost } from './at-most.ts';

test('no more than so many run at a time, all have their turn, and one that fails gives its place back', async () => {
  const oneOfTwo = atMost(2);
  const seen: number[] = [];
  let running = 0;
  const work = async (n: number) => {
    seen.push((running += 1));
    await Promise.resolve();
    running -= 1;
    if (n % 3 === 0) throw new Error(`${n} failed`);
    return n;
  };
  const all = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => oneOfTwo(() => work(n))));
  expect(Math.max(...seen)).toBe(2);
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
  expect(await oneOfTwo(async () => 'still open')).toBe('still open');
});
