import { expect, test } from 'vitest';
import type { Break } from './cause.ts';
import type { Ending } from './endings.ts';
import type { Happening } from './happening.ts';
import { wordsFor } from './happening-words.ts';

const NOON = '2030-01-01T12:00:00.000Z';
const BREAK: Break = {
  at: NOON,
  rung: { id: 'token', question: 'Does Jira accept the token?' },
  failure: { reason: 'email_required' },
  lastGoodAt: '2030-01-01T11:55:00.000Z',
  changes: [],
  cause: { what: 'token', words: 'The token was revoked.' },
};
const ending = (what: Ending['what']): Ending => ({
  what,
  endsAt: '2030-01-07T23:59:59.000Z',
  knownBy: 'entered',
  words: 'Entered by ada@example.com.',
  source: null,
});
const words = (happening: Happening) =>
  wordsFor(happening, () => ({
    title: 'Jira rejected the token',
    meaning: 'It means this.',
    nextSteps: ['Do that.'],
  }));

test('a break says what it means, where it stopped, why, since when, and what to do next', () => {
  expect(words({ kind: 'integration.failed', break: BREAK })).toEqual({
    title: 'Jira rejected the token',
    lines: [
      'It means this.',
      'The check stopped at: Does Jira accept the token?',
      'Likely cause: The token was revoked.',
      'It last worked on 1 January 2030 at 11:55 UTC.',
      'Next: Do that.',
    ],
  });
});

test.each([
  [6, 'The token ends in 6 days'],
  [1, 'The token ends tomorrow'],
  [0, 'The token ends today'],
])('with %i days left: %s', (days, title) => {
  const told = words({ kind: 'token.ending', ending: ending('token'), days });
  expect(told.title).toBe(title);
  expect(told.lines).toEqual([
    'On 2030-01-07. Entered by ada@example.com.',
    expect.stringMatching(/^Next: Make a new token/),
  ]);
});

test('many vulnerabilities are counted, and the gravest told', () => {
  const vulnerabilities = Array.from({ length: 12 }, (_, index) => ({
    id: `CVE-0000-${index}`,
    title: 'Somebody may come in',
    severity: 9.8,
    onlyIf: null,
    exploited: index === 0,
    fixedIn: '10.3.26',
    url: 'https://example.com',
  }));
  const { title, lines } = words({ kind: 'vulnerability.found', version: '10.3.12', vulnerabilities });
  expect(title).toBe('10.3.12 has 12 known vulnerabilities');
  expect(lines[0]).toBe(
    'CVE-0000-0: Somebody may come in (severity 9.8, attacks are known), fixed in 10.3.26',
  );
  expect(lines).toHaveLength(12);
  expect(lines.at(-2)).toBe('And 2 more, on the page of the integration.');
});

test('a replaced token says what is other since', () => {
  const changes = [{ what: 'account', before: 'Rosa', after: 'Eve' } as const];
  const replaced = { kind: 'token.replaced', by: 'eve@example.com', changes } as const;
  expect(words({ ...replaced, keepsPrevious: true }).lines).toEqual([
    'Account: Rosa before, Eve now.',
    'The token before is kept for 24 hours, to go back.',
  ]);
  expect(words({ ...replaced, keepsPrevious: false }).lines).toEqual(['Account: Rosa before, Eve now.']);
});
