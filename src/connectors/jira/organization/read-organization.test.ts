import { expect, test } from 'vitest';
import { cloudTokenShaped, organizationKeyShaped, personalTokenShaped } from '#fake-jira/index.ts';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import { readOrganization } from './read-organization.ts';

const ID = '00000000-0000-4000-8000-00000000abcd';
const KEY = 'fake-organization-key';
const read = (id: string | null, key: string | null) =>
  readOrganization(id, key === null ? null : new Secret(key));

test.each([
  ['', null],
  ['  ', null],
  [null, null],
])('%j and %j are no organisation', (id, key) => {
  expect(read(id, key)).toEqual({ ok: true, value: null });
});

test.each([
  [ID, KEY],
  [` ${ID.toUpperCase()}\n`, KEY],
  [`https://admin.atlassian.com/o/${ID}/api-keys`, KEY],
  [`https://admin.atlassian.com/o/${ID}`, organizationKeyShaped('read')],
])('%s with a key is one', (id, key) => {
  const organization = read(id, key);
  expect(organization).toMatchObject({ ok: true, value: { id: ID } });
  expect(organization.ok && organization.value && reveal(organization.value.key)).toBe(key);
});

test.each([
  ['the key alone', null, KEY, 'organizationId', 'id_missing'],
  ['the ID alone', ID, null, 'organizationKey', 'key_missing'],
  ['a name', 'owl-corp', KEY, 'organizationId', 'not_an_id'],
  ['half an ID', ID.slice(0, 20), KEY, 'organizationId', 'not_an_id'],
  ['an ID in other words', `my ID is ${ID}`, KEY, 'organizationId', 'not_an_id'],
  ['a user’s token', ID, cloudTokenShaped('read'), 'organizationKey', 'token_of_an_account'],
  ['a token of Data Center', ID, personalTokenShaped('read'), 'organizationKey', 'token_of_an_account'],
  ['a key with a space', ID, 'fake key', 'organizationKey', 'not_whole'],
])('%s is refused at its field', (_what, id, key, field, problem) => {
  expect(read(id, key)).toEqual({
    ok: false,
    failure: { field, failure: { reason: 'organization_unusable', problem } },
  });
});
