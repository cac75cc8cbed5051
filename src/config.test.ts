import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('nothing has to be set', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: 'localhost',
    databaseUrl: null,
    owner: null,
    allowedNetworks: [],
    allowHttp: false,
    chatHosts: [],
    gateway: 'https://api.atlassian.com',
    gatewayIsCustom: false,
  });
});

test('an empty setting counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null });
});

test('every problem is named at once, on one line', () => {
  const wrong = {
    PORT: 'http',
    OWLHUB_KEYS: 'no-key',
    OWLHUB_ALLOW_HTTP: 'maybe',
    OWLHUB_ALLOWED_NETWORKS: '10.0.0.0/99',
    DATABASE_URL: 'mysql://x',
  };
  expect(() => readConfig(wrong)).toThrow(/^[^\n]*DATABASE_URL[^\n]*$/);
  for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name);
});

test.each([
  ['PORT', '65536', '65535'],
  ['PORT', '-1', '0'],
  ['PORT', '80x', '80'],
  ['HOST', 'http://0.0.0.0', '0.0.0.0'],
  ['HOST', 'localhost/owl', '::1'],
  ['OWLHUB_URL', 'owlhub.example.com', 'https://owlhub.example.com'],
  ['OWLHUB_URL', 'https://me:pw@owlhub.example.com', 'http://owlhub.example.com:8080'],
  ['OWLHUB_URL', 'ftp://owlhub.example.com', 'https://owlhub.example.com/'],
  ['OWLHUB_URL', 'https://example.com/owlhub', 'https://owlhub.example.com'],
  ['OWLHUB_ALLOWED_NETWORKS', '10.0.0.0/33', '10.0.0.0/8'],
  ['OWLHUB_ALLOWED_NETWORKS', '10.0.0.0/8, here', '10.0.0.0/8, fd00::/8, 192.168.1.7'],
  ['OWLHUB_ALLOW_HTTP', '2', 'TRUE'],
  ['OWLHUB_ATLASSIAN_GATEWAY', 'gateway', 'https://127.0.0.1:8443'],
  ['OWLHUB_EXTRA_CA_FILE', '/does/not/exist.pem', ''],
  ['OWLHUB_EXTRA_CA_FILE', import.meta.filename, ''],
  ['DATABASE_URL', 'localhost:5432', 'postgres://owl@localhost/owlhub'],
  ['HTTPS_PROXY', 'socks5://proxy', 'http://proxy.example.com:3128'],
  ['HTTPS_PROXY', 'http://', 'proxy.example.com:3128'],
])('%s: “%s” is refused by name and “%s” is not', (name, wrong, right) => {
  expect(() => readConfig({ [name]: wrong })).toThrow(name);
  expect(() => readConfig({ [name]: right })).not.toThrow();
});

test('keys are refused by name, and never told', () => {
  const short = Buffer.from('fake-key').toString('base64');
  expect(() => readConfig({ OWLHUB_KEYS: `k1:${short}` })).toThrow(/OWLHUB_KEYS cannot be used: Key 1/);
  expect(() => readConfig({ OWLHUB_KEYS: `k1:${short}` })).not.toThrow(short);
  const whole = Buffer.alloc(32, 7).toString('base64');
  expect(readConfig({ OWLHUB_KEYS: `k1:${whole}` }).keys).toBe(`k1:${whole}`);
});

test('the owner needs an email and a password together', () => {
  const email = 'owner@example.com';
  const password = 'fake-password-not-a-secret';
  expect(() => readConfig({ OWLHUB_OWNER_EMAIL: email })).toThrow(/together/);
  expect(() => readConfig({ OWLHUB_OWNER_PASSWORD: password })).toThrow(/together/);
  const both = { OWLHUB_OWNER_EMAIL: email, OWLHUB_OWNER_PASSWORD: password };
  expect(readConfig(both).owner?.email).toBe(email);
  expect(inspect(readConfig(both))).not.toContain(password);
  expect(() => readConfig({ ...both, OWLHUB_OWNER_PASSWORD: 'short' })).toThrow(/10 characters/);
});

test('passwords inside addresses are not repeated', () => {
  const password = 'fake-password-not-a-secret';
  const run = () =>
    readConfig({ DATABASE_URL: `mysql://owl:${password}@db/owlhub`, OWLHUB_OWNER_PASSWORD: 'short' });
  expect(run).toThrow(/DATABASE_URL/);
  expect(run).not.toThrow(password);
});

test('networks, addresses and switches are read into their plain forms', () => {
  expect(readConfig({ OWLHUB_ALLOWED_NETWORKS: ' 10.0.0.0/8 ,192.168.1.7,::1,' }).allowedNetworks).toEqual([
    '10.0.0.0/8',
    '192.168.1.7/32',
    '::1/128',
  ]);
  expect(readConfig({ OWLHUB_URL: 'https://Owl.example.com/' }).publicUrl).toBe('https://owl.example.com');
  expect(readConfig({ OWLHUB_ATLASSIAN_GATEWAY: 'https://127.0.0.1:8443/' })).toMatchObject({
    gateway: 'https://127.0.0.1:8443',
    gatewayIsCustom: true,
  });
});

test('the lower case spelling of a proxy wins, as in curl', () => {
  const proxy = { HTTPS_PROXY: 'http://upper:1', https_proxy: 'http://lower:2', no_proxy: 'intern.example' };
  expect(readConfig(proxy).proxy).toEqual({ url: 'http://lower:2/', noProxy: 'intern.example' });
  expect(readConfig({ HTTPS_PROXY: 'http://upper:1' }).proxy.url).toBe('http://upper:1/');
});

test('proxies in front of OwlHub are trusted only where they are named', () => {
  expect(readConfig({}).trustedProxies).toEqual([]);
  const { trustedProxies } = readConfig({ OWLHUB_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7' });
  expect(trustedProxies).toEqual(['10.0.0.0/8', '192.0.2.7/32']);
  expect(() => readConfig({ OWLHUB_TRUSTED_PROXIES: 'proxy.example.com' })).toThrow(/OWLHUB_TRUSTED_PROXIES/);
});

const MAIL = {
  OWLHUB_URL: 'https://owlhub.example',
  OWLHUB_SMTP_URL: 'smtps://owl:fake-smtp-word@mail.example',
  OWLHUB_MAIL_FROM: 'OwlHub <owlhub@example.com>',
};

test('mail needs the server, the sender and the address to which links lead', () => {
  expect(readConfig({}).mail).toBeNull();
  const { mail } = readConfig(MAIL);
  expect(mail).toMatchObject({
    server: { host: 'mail.example', port: 465, isSecure: true },
    from: { name: 'OwlHub', address: 'owlhub@example.com' },
    base: 'https://owlhub.example',
  });
  expect(JSON.stringify(mail)).not.toContain('fake-smtp-word');
  expect(() => readConfig({ ...MAIL, OWLHUB_MAIL_FROM: '' })).toThrow(/must be set together/);
  expect(() => readConfig({ ...MAIL, OWLHUB_SMTP_URL: '' })).toThrow(/must be set together/);
  expect(() => readConfig({ ...MAIL, OWLHUB_URL: '' })).toThrow(/OWLHUB_SMTP_URL needs OWLHUB_URL/);
  const typo = { ...MAIL, OWLHUB_SMTP_URL: 'smpt://owl:fake-smtp-word@mail.example' };
  expect(() => readConfig(typo)).toThrow(/^(?!.*fake-smtp-word).*OWLHUB_SMTP_URL must look like/);
});
