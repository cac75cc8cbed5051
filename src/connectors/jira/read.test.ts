import { expect, test } from 'vitest';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import { readTyped } from './read.ts';

type Change = {
  siteUrl?: string;
  account?: string | null;
  token?: string;
  ca?: string | null;
  organizationId?: string;
  organizationKey?: string;
};

const typed = (change: Change) =>
  readTyped(
    {
      siteUrl: change.siteUrl ?? 'acme.atlassian.net',
      account: change.account ?? null,
      accessToken: new Secret(change.token ?? 'fake-token'),
      ca: change.ca ?? null,
      organizationId: change.organizationId ?? null,
      organizationKey: change.organizationKey === undefined ? null : new Secret(change.organizationKey),
    },
    { allowHttp: false },
  );

test('white space around what was pasted is forgotten', () => {
  const read = typed({ token: ' fake-token\n', account: ' ada@owl.test ' });
  expect(read.ok && [read.value.account, reveal(read.value.accessToken)]).toEqual([
    'ada@owl.test',
    'fake-token',
  ]);
});

test('email:token is split, and the email beside the token wins', () => {
  const read = typed({ token: 'ada@owl.test:fake-token', account: 'someone@owl.test' });
  expect(read.ok && [read.value.account, reveal(read.value.accessToken)]).toEqual([
    'ada@owl.test',
    'fake-token',
  ]);
});

test('a token or a password with a colon is no pair', () => {
  const read = typed({ token: 'fake:token', account: 'bob' });
  expect(read.ok && [read.value.account, reveal(read.value.accessToken)]).toEqual(['bob', 'fake:token']);
});

test('an empty account is none', () => {
  expect(typed({ account: '  ' })).toMatchObject({ value: { account: null } });
});

test('an address and a certificate that cannot be used are told at their own field', () => {
  expect(typed({ siteUrl: 'ftp://x.test' })).toMatchObject({ failure: { field: 'siteUrl' } });
  expect(typed({ ca: 'not a certificate' })).toMatchObject({
    failure: { field: 'ca', failure: { reason: 'certificate_unusable' } },
  });
});

test('a password that looks like a pair stays whole beside a user name', () => {
  const read = typed({ token: 'fake@2024.pass:word', account: 'alice' });
  expect(read.ok && [read.value.account, reveal(read.value.accessToken)]).toEqual([
    'alice',
    'fake@2024.pass:word',
  ]);
});
