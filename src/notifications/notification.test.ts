import { expect, test } from 'vitest';
import { digestOf, notification, told } from '#test/told.ts';
import { fits } from './filter.ts';
import { andMore, foremost } from './foremost.ts';
import { headlineOf } from './headline.ts';
import { linkOf } from './link.ts';

test('the headline of one thing is its title, and of several how many and how bad', () => {
  expect(headlineOf(notification())).toBe('Acme: Jira rejected the token');
  expect(headlineOf(digestOf(2, { severity: 'good' }))).toBe('2 notifications');
  const mixed = [told(), told(), told({ severity: 'warn' }), told({ severity: 'info' })] as const;
  expect(headlineOf(notification({ told: mixed }))).toBe('4 notifications: 2 problems, 1 warning');
});

test('the worst is shown first, then the newest, and what is left out is counted', () => {
  const all = notification({
    told: [
      told({ id: 'info', severity: 'info' }),
      told({ id: 'old', at: '2026-11-24T12:00:00.000Z' }),
      told({ id: 'new' }),
      told({ id: 'warning', severity: 'warn' }),
    ],
  });
  const { shown, more } = foremost(all, 3);
  expect(shown.map(({ id }) => id)).toEqual(['new', 'old', 'warning']);
  expect(andMore(more)).toBe('and 1 more');
  expect(andMore(foremost(all, 4).more)).toBeNull();
  const tooMany = { ...all, leftOut: 996 };
  expect(andMore(foremost(tooMany, 4).more)).toBe('and 996 more');
  expect(headlineOf(tooMany)).toMatch(/^1000 notifications/);
});

test.each([
  ['https://owlhub.example/a?b=c', 'https://owlhub.example/a?b=c'],
  ['http://localhost:3000/', 'http://localhost:3000/'],
  ['/integrations/1', null],
  ['javascript:alert(1)', null],
  ['', null],
  [null, null],
])('the link %s is told as %s', (link, expected) => {
  expect(linkOf(told({ link }))).toBe(expected);
});

test.each([
  ['everything', null, null, true],
  ['its type', ['integration.failed'], null, true],
  ['another type', ['integration.connected'], null, false],
  ['no type', [], null, false],
  ['its integration', null, ['fake-integration'], true],
  ['another integration', null, ['fake-other'], false],
  ['its type and another integration', ['integration.failed'], ['fake-other'], false],
])('a channel that wants %s gets it: %s', (_what, types, integrationIds, expected) => {
  expect(fits({ types, integrationIds }, told())).toBe(expected);
});

test('what is about no integration goes only to channels that want all of them', () => {
  const general = told({ integration: null });
  expect(fits({ types: null, integrationIds: null }, general)).toBe(true);
  expect(fits({ types: null, integrationIds: ['fake-integration'] }, general)).toBe(false);
});
