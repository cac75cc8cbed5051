import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { readSender } from './sender.ts';
import { readSmtpUrl } from './smtp-url.ts';

const words = (work: () => unknown): string => {
  try {
    work();
    return 'no error';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

test.each([
  ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, isSecure: false, encrypts: true }],
  ['smtps://mail.example.com', { port: 465, isSecure: true, encrypts: true }],
  ['smtp://mail.example.com:2525/', { port: 2525, encrypts: true }],
  ['smtp://mail.example.com?tls=off', { isSecure: false, encrypts: false }],
  ['smtp://localhost:1025', { encrypts: false, signIn: null }],
  ['smtp://127.0.0.1:1025', { encrypts: false }],
  ['smtp://[::1]:1025', { host: '::1', encrypts: false }],
  ['smtp://localhost:1025?tls=required', { encrypts: true }],
  ['smtp://10.0.0.5', { encrypts: true }],
  ['smtp://127.example.com', { encrypts: true }],
])('%s is a mail server', (text, expected) => {
  expect(readSmtpUrl(text)).toMatchObject(expected);
});

test('user and password come from the address, which is never printed with them', () => {
  const server = readSmtpUrl('smtp://owl%40example.com:fake%2Fword@mail.example.com');
  expect(server.signIn?.user).toBe('owl@example.com');
  expect(inspect(server, { depth: null })).not.toContain('fake');
  expect(JSON.stringify(server)).not.toContain('fake');
});

test.each([
  ['mail.example.com', /must look like smtp:/],
  ['http://mail.example.com', /must look like smtp:/],
  ['smtp://mail.example.com/inbox', /must look like smtp:/],
  ['smtp://owl@mail.example.com', /a user name and a password, or neither/],
  ['smtp://mail.example.com?tls=maybe', /\?tls=off/],
  ['smtp://mail.example.com?secure=no', /\?tls=off/],
  ['smtp://owl:fake%word@mail.example.com', /write a % as %25/],
])('%s is told what is wrong, without its password', (text, expected) => {
  const said = words(() => readSmtpUrl(text));
  expect(said).toMatch(expected);
  expect(said).not.toContain('fake');
});

test.each([
  ['owlhub@example.com', { name: 'OwlHub', address: 'owlhub@example.com' }],
  ['Security Team <owl@example.com>', { name: 'Security Team', address: 'owl@example.com' }],
  ['"Team, Security" <owl@example.com>', { name: 'Team, Security', address: 'owl@example.com' }],
])('%s is a sender', (text, expected) => {
  expect(readSender(text)).toEqual(expected);
});

test.each(['OwlHub', 'OwlHub <>', 'a@example.com, b@example.com', 'OwlHub <a@example.com> <b@example.com>'])(
  '%s is no sender',
  (text) => {
    expect(words(() => readSender(text))).toMatch(/must look like OwlHub <owlhub@example.com>/);
  },
);
