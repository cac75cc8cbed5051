import { expect, test } from 'vitest';
import { readPerson, rolesByGroups } from './provider.ts';

const read = (claims: object, groupsClaim = 'groups') => readPerson({ ...claims }, { groupsClaim });

test.each([
  [{ email_verified: true }, true],
  [{ email_verified: 'true' }, true],
  [{ xms_edov: 1 }, true],
  [{ xms_edov: '1' }, true],
  [{ email_verified: false }, false],
  [{ email_verified: 'false' }, false],
  [{ email_verified: 'yes, surely' }, false],
  [{}, false],
])('%j says verified: %s', (claims, expected) => {
  expect(read({ email: 'ada@example.com', ...claims }).isEmailVerified).toBe(expected);
});

test.each<[string, object, string, string[] | null]>([
  ['a list', { groups: ['a', 'b'] }, 'groups', ['a', 'b']],
  ['a text', { groups: 'a' }, 'groups', ['a']],
  ['ids', { groups: [7] }, 'groups', ['7']],
  ['things that are no groups', { groups: [{ id: 'a' }, null, 'b'] }, 'groups', ['b']],
  ['nothing', {}, 'groups', null],
  ['a path', { realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
  ['a name with dots', { 'https://acme.example/groups': ['a'] }, 'https://acme.example/groups', ['a']],
  ['what every object has', {}, 'constructor.name', null],
])('groups are read from %s', (_what, claims, claim, expected) => {
  expect(read(claims, claim).groups).toEqual(expected);
});

test('groups that are left out because they are too many are noticed', () => {
  expect(read({ _claim_names: { groups: 'src1' } }).hasTooManyGroups).toBe(true);
  expect(read({ hasgroups: 'true' }).hasTooManyGroups).toBe(true);
  expect(read({ groups: [] }).hasTooManyGroups).toBe(false);
});

test.each([
  [['pwd'], false],
  [['pwd', 'otp'], true],
  [['mfa'], true],
  ['hwk', true],
  [undefined, false],
])('%j is a second factor: %s', (amr, expected) => {
  expect(read({ amr }).hasSecondFactor).toBe(expected);
});

test('a name has nothing in it that cannot be seen, and is not longer than a name may be', () => {
  expect(read({ name: 'Ada\r\nBcc: x\u202e' }).name).toBe('AdaBcc: x');
  expect(read({ given_name: 'Ada', family_name: 'Lovelace' }).name).toBe('Ada Lovelace');
  expect(read({ name: 'x'.repeat(200) }).name).toHaveLength(100);
  expect(read({ name: 7 }).name).toBeNull();
});

const MAPPING = [
  { group: 'admins', role: 'administrator' },
  { group: 'ops', role: 'administrator' },
  { group: 'eyes', role: 'viewer' },
];

test.each<[string, object, string[], string[] | null]>([
  ['no mapping decides nothing', { groups: [] }, ['admins'], null],
  ['each role once', {}, ['admins', 'ops'], ['administrator']],
  ['several', {}, ['eyes', 'ops'], ['administrator', 'viewer']],
  ['to the letter', {}, ['Admins'], []],
  ['the default where none is mapped', { defaultRole: 'analyst' }, ['others'], ['analyst']],
  ['not the default where one is', { defaultRole: 'analyst' }, ['eyes'], ['viewer']],
])('roles by groups: %s', (_what, change, theirs, expected) => {
  expect(rolesByGroups({ groups: MAPPING, defaultRole: null, ...change }, theirs)).toEqual(expected);
});
