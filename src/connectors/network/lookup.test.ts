import { expect, test } from 'vitest';
import { bounded } from './lookup.ts';

const FOUND = [{ address: '192.0.2.1' }];

/** A name service that answers when it is told to. */
function slowly() {
  const asked: { host: string; answer: () => void; refuse: () => void }[] = [];
  const lookUp = bounded(
    (host) =>
      new Promise((resolve, reject) =>
        asked.push({ host, answer: () => resolve(FOUND), refuse: () => reject(new Error('no')) }),
      ),
    2,
  );
  return { asked, lookUp, hosts: () => asked.map(({ host }) => host) };
}

test('whoever asks for the same name at the same time shares one look', async () => {
  const { asked, lookUp } = slowly();
  const answers = Promise.all([lookUp('a.example'), lookUp('a.example')]);
  asked[0]?.answer();
  expect(await answers).toEqual([FOUND, FOUND]);
  expect(asked).toHaveLength(1);
  void lookUp('a.example');
  expect(asked).toHaveLength(2);
});

test('only so many go on at once, and the next begins when one has ended, well or not', async () => {
  const { asked, lookUp, hosts } = slowly();
  const [first, second, third, fourth] = ['a', 'b', 'c', 'd'].map((host) => lookUp(host));
  expect(hosts()).toEqual(['a', 'b']);
  asked[0]?.answer();
  await first;
  await Promise.resolve();
  expect(hosts()).toEqual(['a', 'b', 'c']);
  asked[1]?.refuse();
  await expect(second).rejects.toThrow('no');
  await Promise.resolve();
  expect(hosts()).toEqual(['a', 'b', 'c', 'd']);
  asked[2]?.answer();
  asked[3]?.answer();
  expect(await Promise.all([third, fourth])).toEqual([FOUND, FOUND]);
});

test('after a name that failed, it is asked for again', async () => {
  const { asked, lookUp } = slowly();
  const failed = lookUp('a');
  asked[0]?.refuse();
  await expect(failed).rejects.toThrow('no');
  const again = lookUp('a');
  asked[1]?.answer();
  expect(await again).toEqual(FOUND);
});
