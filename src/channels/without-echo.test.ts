import { expect, test } from 'vitest';
import { withoutEcho } from './without-echo.ts';

const url = new URL('https://hooks.example.com/services/T0FAKE/abcdefghijkl?key=mnop%2Fqrstuv&v=1');

test.each([
  ['POST /services/T0FAKE/abcdefghijkl', 'POST /services/[secret]/[secret]'],
  ['no route ABCDEFGHIJKL', 'no route [secret]'],
  ['bcdefghi…', '[secret]…'],
  ['{"path":"\\/services\\/T0FAKE\\/abcdefghijkl"}', '{"path":"\\/services\\/[secret]\\/[secret]"}'],
  ['key=mnop%2Fqrstuv', 'key=[secret]%[secret]'],
  ['key: mnop/qrstuv', 'key: [secret]/[secret]'],
])('%s is told as %s', (text, expected) => {
  expect(withoutEcho(text, url)).toBe(expected);
});

test.each([
  'the service does not know it',
  'invalid_token',
  'WorkflowTriggerIsNotEnabled',
  'not found at hooks.example.com',
])('%s is told as it is', (text) => {
  expect(withoutEcho(text, url)).toBe(text);
});
