import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

test.each([
  ['8.8.8.8', 'United States'],
  ['193.99.144.80', 'Germany'],
  ['::ffff:193.99.144.80', 'Germany'],
  ['127.0.0.1', 'This machine'],
  ['::1', 'This machine'],
  ['::ffff:127.0.0.1', 'This machine'],
  ['10.1.2.3', 'This network'],
  ['192.168.0.9', 'This network'],
  ['100.64.0.1', 'This network'],
  ['fd00::1', 'This network'],
  ['fe80::1', 'This network'],
  ['2a00:1450:4001::1', null],
  ['192.0.2.1', null],
  ['224.0.0.1', null],
  ['not an address', null],
  [null, null],
])('%s is in %s', async (address, place) => {
  expect(await placeOf(address)).toBe(place);
});
