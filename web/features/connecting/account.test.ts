import { expect, test } from 'vitest';
import { accountFor, looksLikeCloud } from './account.ts';

const own = 'ada@example.com';
const typed = { siteUrl: 'https://acme.atlassian.net', accessToken: 'fake-token', account: undefined };

test.each(['https://acme.atlassian.net', 'acme.atlassian.net', ' HTTPS://ACME.ATLASSIAN.NET/browse/X-1 '])(
  '%s is one of Atlassian’s own',
  (address) => expect(looksLikeCloud(address)).toBe(true),
);

test.each([
  '',
  'https://',
  'https://jira.example.com',
  'https://atlassian.net.example.com',
  'notatlassian.net',
])('“%s” is not', (address) => expect(looksLikeCloud(address)).toBe(false));

test('a Cloud address is given the signed-in person’s email', () => {
  expect(accountFor(typed, own)).toBe(own);
});

test('an emptied email stays empty, for a service account’s token', () => {
  expect(accountFor({ ...typed, account: '' }, own)).toBe('');
});

test('a token pasted with its email is sent with that email only', () => {
  expect(accountFor({ ...typed, accessToken: 'grace@example.com:fake-token' }, own)).toBe('');
});

test('a personal access token for another address is sent alone', () => {
  expect(accountFor({ ...typed, siteUrl: 'https://jira.example.com' }, own)).toBe('');
});
