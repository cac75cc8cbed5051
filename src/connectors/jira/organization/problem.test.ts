import { expect, test } from 'vitest';
import { type Problem, problemOf, WORDS } from './problem.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const FORBIDDEN = '{"status":403,"error":"Forbidden","message":"User has no permission to access resource."}';

test.each([
  [200, JSON_TYPE, '{"data":[]}', null],
  [200, { 'content-type': 'text/html' }, '<html>', 'unreadable'],
  [401, JSON_TYPE, '{"code":401,"message":"Unauthorized"}', 'key_not_accepted'],
  [401, { 'content-type': 'text/html' }, '', 'key_not_accepted'],
  [401, JSON_TYPE, '{"code":401,"message":"Unauthorized; scope does not match"}', 'scope_missing'],
  [403, JSON_TYPE, '{"message":"scope missing"}', 'scope_missing'],
  [403, JSON_TYPE, FORBIDDEN, 'not_allowed'],
  [403, { 'content-type': 'text/html' }, '<html>Blocked</html>', 'unreadable'],
  [404, JSON_TYPE, '{"status":404}', 'not_found'],
  [404, { 'content-type': 'text/html' }, '<html>', 'unreadable'],
  [429, JSON_TYPE, '{}', 'too_fast'],
  [302, { location: 'https://id.atlassian.com/login' }, '', 'unreadable'],
  [503, { 'content-type': 'text/html' }, '', 'unreadable'],
] satisfies [number, Record<string, string>, string, Problem | null][])(
  '%s %j %s',
  (status, headers, text, problem) => {
    expect(problemOf({ status, headers, text })).toBe(problem);
  },
);

test.each(Object.entries(WORDS))('%s is told with what comes next', (_problem, words) => {
  expect(words).toMatch(/^[A-Z].*\.$/);
  expect(words).toMatch(/: make|: check|: copy|within the hour|asks again/);
  expect(words).not.toMatch(/please|!|\b[45]\d\d\b/i);
});
