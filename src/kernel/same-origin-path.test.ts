import { expect, test } from 'vitest';
import { sameOriginPath } from './same-origin-path.ts';

test.each([
  ['/integrations', '/integrations'],
  ['/integrations/new?type=jira#step-2', '/integrations/new?type=jira#step-2'],
])('%s is returned to', (to, expected) => {
  expect(sameOriginPath(to)).toBe(expected);
});

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/.//elsewhere.example',
  '\\\\elsewhere.example',
  'javascript:alert(1)',
  'integrations',
  '',
  undefined,
  7,
])('%s leads home instead', (to) => {
  expect(sameOriginPath(to)).toBe('/');
});
