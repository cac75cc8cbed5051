import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { formatKey, parseKeys } from './keyring.ts';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

test('keys are read newest first, from commas or lines', () => {
  const ids = parseKeys(`${key('new')}, ${key('old')}\n${key('oldest')}\n`, 'OWLHUB_KEYS').map(
    ({ id }) => id,
  );
  expect(ids).toEqual(['new', 'old', 'oldest']);
});

test('a key survives being written and read', () => {
  const [parsed] = parseKeys(key('k1'), 'OWLHUB_KEYS');
  expect(parsed && parseKeys(formatKey(parsed), 'OWLHUB_KEYS')).toEqual([parsed]);
});

test.each([
  ['nothing', '', /holds no key/],
  ['a key that is too short', `k1:${randomBytes(16).toString('base64')}`, /exactly 32 bytes/],
  ['a key without a name', randomBytes(32).toString('base64'), /Key 1 .* id:base64/],
  ['two keys of one name', `${key('k1')},${key('k1')}`, /two keys named “k1”/],
])('%s is refused with the place and the fix', (_what, text, message) => {
  expect(() => parseKeys(text, 'OWLHUB_KEYS')).toThrow(message);
});

test('a refusal never repeats what was given', () => {
  const short = randomBytes(16).toString('base64');
  expect(() => parseKeys(`k1:${short}`, 'OWLHUB_KEYS')).not.toThrow(short);
});
