import { expect, test } from 'vitest';
import { compareVersions, lineOf, readVersion, type Version } from './version.ts';

const read = (text: string): Version => {
  const version = readVersion(text);
  if (!version) throw new Error(`${text} is no version.`);
  return version;
};

test.each([
  ['10.3.9', '10.3.12'],
  ['9.12.40', '10.0.0'],
  ['8.9.1', '8.13.0'],
  ['8.20', '8.20.1'],
  ['7.13.18', '8.0'],
])('%s is older than %s', (older, newer) => {
  expect(compareVersions(read(older), read(newer))).toBeLessThan(0);
  expect(compareVersions(read(newer), read(older))).toBeGreaterThan(0);
});

test.each([
  ['8.20', '8.20.0'],
  ['10.3.0-m0015', '10.3'],
  ['9.12.0-SNAPSHOT', '9.12.0'],
  ['8.5.1.2', '8.5.1'],
])('%s counts as %s', (text, same) => {
  expect(compareVersions(read(text), read(same))).toBe(0);
});

test.each(['', 'not told', '10', 'v10.3.1', '10.', '999999.1', '9.123456'])('%j is no version', (text) => {
  expect(readVersion(text)).toBeNull();
});

test('the line is the first two numbers', () => {
  expect(lineOf(read('10.3.12'))).toBe('10.3');
});
