import { expect, test } from 'vitest';
import { smallest } from './smallest.ts';

test('a choice of roles begins with the one that allows least', () => {
  const owner = { permissions: ['integrations.read', 'people.read'] } as const;
  const viewer = { permissions: ['integrations.read'] } as const;
  const roles = [owner, viewer].map(({ permissions }) => ({ permissions: [...permissions] }));
  expect(smallest(roles)).toEqual({ permissions: ['integrations.read'] });
});

test('where there is no role, it begins with none', () => {
  expect(smallest([])).toBeUndefined();
});
