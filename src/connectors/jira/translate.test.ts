import { describe, expect, test } from 'vitest';
import type { Answer } from '#connectors/network/line.ts';
import { pageOf } from './html.ts';
import { failureOfRedirect } from './redirect.ts';
import { retryAt, troubleOf } from './translate.ts';

const now = new Date('2030-01-01T12:00:00Z');
const url = new URL('https://jira.acme.test/jira/rest/api/2/serverInfo');
const answer = (status: number, headers: Record<string, string> = {}, text = ''): Answer => ({
  status,
  headers,
  text,
});

describe('how long Jira wants to be left alone', () => {
  test.each([
    [{ 'retry-after': '30' }, '2030-01-01T12:00:30.000Z'],
    [{ 'retry-after': 'Tue, 01 Jan 2030 12:01:00 GMT' }, '2030-01-01T12:01:00.000Z'],
    [{ 'x-ratelimit-reset': '2030-01-01T12:02:00Z' }, '2030-01-01T12:02:00.000Z'],
    [{ 'retry-after': '999999' }, '2030-01-01T13:00:00.000Z'],
    [{ 'retry-after': 'soon' }, null],
    [{}, null],
  ])('%j means %s', (headers, at) => {
    expect(retryAt(headers, now)).toBe(at);
  });

  test('Retry-After: 0 on a good answer is no limit', () => {
    const good = answer(200, { 'retry-after': '0', 'content-type': 'application/json' }, '{}');
    expect(troubleOf(good, { url, now })).toBeNull();
    expect(troubleOf(answer(429, { 'retry-after': '0' }), { url, now })?.reason).toBe('rate_limited');
  });
});

describe('where a redirect leads', () => {
  test.each([
    [
      'https://other.test/jira/rest/api/2/serverInfo',
      { reason: 'redirected_elsewhere', to: 'https://other.test/jira' },
    ],
    ['https://other.test/', { reason: 'redirected_elsewhere', to: 'https://other.test' }],
    ['http://jira.acme.test/x', { reason: 'redirected_elsewhere', to: 'http://jira.acme.test' }],
    ['/login.jsp?os_destination=%2F', { reason: 'login_page', at: 'https://jira.acme.test/login.jsp' }],
    ['https://sso.test/adfs/ls?SAMLRequest=fake', { reason: 'login_page', at: 'https://sso.test/adfs/ls' }],
    ['javascript:alert(1)', { reason: 'not_jira', found: 'a redirect to an address that cannot be read' }],
    ['/elsewhere/on/this/host', null],
  ])('%s', (location, failure) => {
    expect(failureOfRedirect(location, url)).toEqual(failure);
  });
});

describe('what kind of page came instead of JSON', () => {
  test.each([
    ['<meta name="ajs-context-path" content="/jira">', { kind: 'jira', contextPath: '/jira' }],
    ['<form action="/x"><input type="password"></form>', { kind: 'login' }],
    ['<body onload="submit()"><input name="SAMLRequest">', { kind: 'login' }],
    ['<title>Welcome to nginx!</title>', { kind: 'other', title: 'Welcome to nginx!' }],
    ['<html>', { kind: 'other', title: '' }],
  ])('%s', (text, page) => {
    expect(pageOf(answer(200, {}, text))).toEqual(page);
  });
});
