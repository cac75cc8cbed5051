import { expect, test } from 'vitest';
import type { Integration } from '#contract/integration.ts';
import { changeOf, isVerified } from './change-of.ts';
import type { FormField } from './use-connection-form.ts';

const ID = '00000000-0000-4000-8000-000000000042';
const inUse = {
  name: 'Acme',
  siteUrl: 'https://acme.example',
  account: 'ada@example.com',
  organizationId: ID,
  checkEveryMinutes: 5,
};
const NAMES = [
  'name',
  'siteUrl',
  'account',
  'accessToken',
  'ca',
  'organizationId',
  'organizationKey',
] as const;
const form = (typed: Record<string, string>, names: readonly FormField['name'][] = NAMES) => ({
  fields: names.map((name) => ({ name })) as FormField[],
  value: (name: string) => typed[name] ?? '',
});
const untouched = { ...inUse, checkEveryMinutes: '5', accessToken: '', ca: '', organizationKey: '' };

test('what was left alone is not sent', () => {
  expect(changeOf(form(untouched), inUse)).toEqual({});
});

test('what differs is sent, and an emptied account as none', () => {
  const typed = {
    ...untouched,
    name: ' Owl ',
    account: '',
    checkEveryMinutes: '60',
    accessToken: 'fake-token ',
  };
  expect(changeOf(form(typed), inUse)).toEqual({
    name: 'Owl',
    account: null,
    checkEveryMinutes: 60,
    accessToken: 'fake-token ',
  });
});

test.each([
  [{ organizationKey: ' fake-key\n' }, { organizationKey: 'fake-key' }],
  [{ organizationId: '' }, { organizationId: null }],
  [
    { organizationId: 'another', organizationKey: 'fake-key' },
    { organizationId: 'another', organizationKey: 'fake-key' },
  ],
])('%j typed over an organisation changes %j', (typed, expected) => {
  expect(changeOf(form({ ...untouched, ...typed }), inUse)).toEqual(expected);
  expect(isVerified(expected)).toBe(true);
});

test('what is not shown is left alone, whatever it holds', () => {
  expect(changeOf(form({ organizationId: '', name: 'Owl' }, ['account']), { ...inUse, account: '' })).toEqual(
    {},
  );
});

test('the end is that of the token it comes with', () => {
  const typed = { tokenEndsOn: '2027-01-01', account: 'ada@example.com' };
  expect(changeOf(form({ ...typed, accessToken: 'fake-token' }, ['account', 'accessToken']), inUse)).toEqual({
    accessToken: 'fake-token',
    tokenEndsOn: '2027-01-01',
  });
  expect(changeOf(form(typed, ['account', 'accessToken']), inUse)).toEqual({});
});

test('where new values wait, what is typed is held against those', () => {
  const replacement = { siteUrl: 'https://acme.example', account: 'adda@example.com' };
  const waiting = { ...inUse, replacement: replacement as Integration['replacement'] };
  expect(changeOf(form({ account: 'ada@example.com' }, ['account']), waiting)).toEqual({
    account: 'ada@example.com',
  });
});

test('what cannot be read any more is entered whole', () => {
  const unreadable = { ...inUse, siteUrl: null, account: null };
  const typed = { siteUrl: 'acme.example', account: 'ada@example.com', accessToken: 'fake-token' };
  expect(changeOf(form(typed, ['siteUrl', 'account', 'accessToken']), unreadable)).toEqual(typed);
});

test('a change of what it connects with is verified, and a change of its name or its schedule is not', () => {
  expect(isVerified({ account: null })).toBe(true);
  expect(isVerified({ name: 'Owl', checkEveryMinutes: 1, ownerIds: [] })).toBe(false);
});
