import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';

test('two test databases know nothing of each other', async () => {
  await using one = await testDatabase();
  await using two = await testDatabase();
  const first = new Pool(one.poolConfig);
  const second = new Pool(two.poolConfig);
  await first.query('create table owls (name text)');
  await expect(second.query('select from owls')).rejects.toThrow(/does not exist/);
  await Promise.all([first.end(), second.end()]);
});
