import { expect, test } from 'vitest';
import { proxyFor } from './proxy.ts';

const url = 'http://proxy.test:3128';
const uses = (site: string, noProxy: string) => proxyFor(new URL(site), { url, noProxy }) !== null;

test('https sites go through the proxy, plain http sites do not', () => {
  expect(uses('https://jira.acme.test', '')).toBe(true);
  expect(uses('http://jira.acme.test', '')).toBe(false);
  expect(proxyFor(new URL('https://jira.acme.test'), { url: null, noProxy: '' })).toBeNull();
});

test.each([
  ['https://jira.acme.test', 'acme.test'],
  ['https://jira.acme.test', '.acme.test'],
  ['https://jira.acme.test', 'other.test, *.acme.test'],
  ['https://jira.acme.test', '*'],
  ['https://jira.acme.test:8443', 'jira.acme.test:8443'],
  ['https://10.1.2.3', '10.0.0.0/8'],
])('%s is exempt by NO_PROXY=%s', (site, noProxy) => {
  expect(uses(site, noProxy)).toBe(false);
});

test.each([
  ['https://jira.notacme.test', 'acme.test'],
  ['https://jira.acme.test', 'jira.acme.test:8443'],
  ['https://11.1.2.3', '10.0.0.0/8'],
])('%s is not exempt by NO_PROXY=%s', (site, noProxy) => {
  expect(uses(site, noProxy)).toBe(true);
});
