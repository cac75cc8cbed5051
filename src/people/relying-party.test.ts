import { expect, test } from 'vitest';
import { relyingPartyOf } from './relying-party.ts';

test.each([
  ['https://owlhub.example', 'anything', { id: 'owlhub.example', origin: 'https://owlhub.example' }],
  ['https://owlhub.example:8443', 'x', { id: 'owlhub.example', origin: 'https://owlhub.example:8443' }],
  ['http://localhost:3000', 'x', { id: 'localhost', origin: 'http://localhost:3000' }],
  [null, 'localhost:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
])('passkeys work at %s, asked at %s', (publicUrl, host, party) => {
  expect(relyingPartyOf(publicUrl, host)).toEqual(party);
});

test.each([
  ['http://owlhub.example', 'owlhub.example'],
  ['https://192.0.2.1', '192.0.2.1'],
  ['https://[2001:db8::1]', '[2001:db8::1]'],
  [null, 'owlhub.example'],
  [null, '127.0.0.1:3000'],
  [null, 'localhost.evil.example'],
  [null, 'not a host'],
  [null, undefined],
])('and not at %s, asked at %s', (publicUrl, host) => {
  expect(relyingPartyOf(publicUrl, host)).toBeNull();
});
