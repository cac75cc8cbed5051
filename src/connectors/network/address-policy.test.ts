import { expect, test } from 'vitest';
import { judgeAddress } from './address-policy.ts';

test.each([
  '203.0.114.7',
  '8.8.8.8',
  '172.32.0.1',
  '2606:4700::1111',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
  '2002:808:808::1',
])('%s is public', (address) => {
  expect(judgeAddress(address, [])).toBe('public');
});

test.each([
  ['127.0.0.1', '127.0.0.0/8'],
  ['127.9.9.9', '127.0.0.0/8'],
  ['10.1.2.3', '10.0.0.0/8'],
  ['172.16.0.1', '172.16.0.0/12'],
  ['192.168.1.1', '192.168.0.0/16'],
  ['100.64.0.1', '100.64.0.0/10'],
  ['::1', '::1/128'],
  ['fd00::7', 'fd00::/8'],
  ['::ffff:10.0.0.1', '10.0.0.0/8'],
  ['64:ff9b::10.0.0.1', '10.0.0.0/8'],
  ['2002:a00:1::1', '10.0.0.0/8'],
])('%s is private until %s is allowed', (address, network) => {
  expect(judgeAddress(address, [])).toBe('private');
  expect(judgeAddress(address, ['198.18.0.0/15'])).toBe('private');
  expect(judgeAddress(address, [network])).toBe('allowed');
});

test.each([
  '169.254.169.254',
  '169.254.1.1',
  'fe80::1',
  'fd00:ec2::254',
  '100.100.100.200',
  '0.0.0.0',
  '::',
  '255.255.255.255',
  '224.0.0.1',
  'ff02::1',
  '240.0.0.1',
  '::ffff:169.254.169.254',
  '64:ff9b::169.254.169.254',
  '2002:a9fe:a9fe::1',
  '::7f00:1',
  '2001:0:a00:1::1',
  '168.63.129.16',
  'fd00:ec2::23',
  '2001:db8:1::200:5efe:a00:1',
  'fd00::5efe:a9fe:a9fe',
  '64:ff9b:1::a9fe:a9fe',
  '198.18.0.1',
  'not an address',
])('%s is never dialled, whatever is allowed', (address) => {
  expect(judgeAddress(address, ['0.0.0.0/0', '::/0'])).toBe('forbidden');
});
