import { expect, test } from 'vitest';
import { integrationsSearch } from './integrations-search.ts';

test('the address bar is read as it is written', () => {
  const asked = { search: 'owl', status: 'failed', sort: 'ends', offset: 50 } as const;
  expect(integrationsSearch(asked)).toEqual(asked);
});

test('what makes no sense in it is left out, and so is what nobody has to say', () => {
  expect(integrationsSearch({ search: ' ', status: 'lost', sort: 'luck', offset: -3, page: 2 })).toEqual({});
  expect(integrationsSearch({ sort: 'name', offset: 0 })).toEqual({});
});

test('a number is looked for as text', () => {
  expect(integrationsSearch({ search: 42 })).toEqual({ search: '42' });
});
