import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { invalidate } from './invalidate.ts';

const KEY = ['integrations', 'one', 'a'];

/** A query whose answers come when the test says so. Each is what is so when it is asked. */
function watched(queryKey: readonly string[]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const world = { value: 'before' };
  const asked: (() => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => {
      const seen = world.value;
      return new Promise<string>((resolve) => asked.push(() => resolve(seen)));
    },
  });
  const stop = observer.subscribe(() => {});
  const answered = async (count: number) => {
    await vi.waitUntil(() => asked.length >= count);
    asked[count - 1]?.();
    await vi.waitUntil(() => client.isFetching() === 0 || asked.length > count);
  };
  return { client, world, asked, answered, stop, data: () => observer.getCurrentResult().data };
}

test('what changes while it is read for the first time is read again', async () => {
  const { client, world, answered, data, stop } = watched([...KEY, 'history']);
  world.value = 'after';
  const done = invalidate(client, KEY);
  await answered(1);
  await answered(2);
  await done;
  expect(data()).toBe('after');
  stop();
});

test('what was read already is read once more, and others are left alone', async () => {
  const { client, world, asked, answered, data, stop } = watched(KEY);
  await answered(1);
  world.value = 'after';
  await invalidate(client, ['integrations', 'one', 'b']);
  expect(asked).toHaveLength(1);
  const done = invalidate(client, KEY);
  await answered(2);
  await done;
  expect([data(), asked.length]).toEqual(['after', 2]);
  stop();
});
