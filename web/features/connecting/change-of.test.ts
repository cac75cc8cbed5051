import { expect, test } from 'vitest';
import type { Integration } from '#contract/integration.ts';
import { changeOf, keptAs } from './change-of.ts';
import type { FieldName } from './use-connection-form.ts';

const ID = '00000000-0000-4000-8000-000000000042';
const INTEGRATION = {
  name: 'Acme',
  siteUrl: 'https://acme.atlassian.net',
  account: 'ada@example.com',
  organizationId: ID,
  hasOrganizationKey: true,
  credential: { lastFour: 'cret', setAt: '2030-01-01T00:00:00.000Z', setBy: 'owner@example.com' },
} as Integration;

const FILLED_IN: Partial<Record<FieldName, string>> = {
  name: 'Acme',
  siteUrl: 'https://acme.atlassian.net',
  account: 'ada@example.com',
  organizationId: ID,
};
const ALL = new Set<FieldName>([
  'name',
  'siteUrl',
  'account',
  'accessToken',
  'ca',
  'organizationId',
  'organizationKey',
]);
const change = (typed: Partial<Record<FieldName, string>>, shown: ReadonlySet<FieldName> = ALL) =>
  changeOf(shown, (name) => ({ ...FILLED_IN, ...typed })[name] ?? '', INTEGRATION);

test.each([
  [{}, {}],
  [{ name: 'Beta ' }, { name: 'Beta' }],
  [{ account: '' }, { account: null }],
  [{ accessToken: 'fake-token' }, { accessToken: 'fake-token' }],
  [{ organizationKey: ' fake-key\n' }, { organizationKey: 'fake-key' }],
  [{ organizationId: '' }, { organizationId: null }],
  [
    { organizationId: 'another', organizationKey: 'fake-key' },
    { organizationId: 'another', organizationKey: 'fake-key' },
  ],
])('%j typed over it changes %j', (typed, expected) => {
  expect(change(typed)).toEqual(expected);
});

test('what is not shown is left alone, whatever it holds', () => {
  expect(change({ organizationId: '', name: 'Beta' }, new Set<FieldName>(['account']))).toEqual({});
});

test('a secret that is kept says so, and one that is not does not', () => {
  expect(keptAs('accessToken', INTEGRATION)).toBe('Kept: ends in cret');
  expect(keptAs('organizationKey', INTEGRATION)).toContain('Kept');
  expect(keptAs('organizationKey', { ...INTEGRATION, hasOrganizationKey: false })).toBeNull();
  expect(keptAs('ca', INTEGRATION)).toBeNull();
});
