import { expect, test } from 'vitest';
import type { Integration } from '#contract/integration.ts';
import { noteOf } from './note-of.ts';

const healthy = { vulnerabilities: [] as Integration['vulnerabilities'] };
const failure = { title: 'No such host' } as NonNullable<Integration['failure']>;
const grave = { id: 'CVE-2026-1', severity: 9.8, onlyIf: null, exploited: false } as never;

test('what needs nobody has no note', () => {
  expect(noteOf(healthy)).toBeNull();
});

test('the gravest is told: broken before vulnerable, vulnerable before trouble, trouble before what waits', () => {
  const waits = { ...healthy, replacement: { state: 'rejected' } as Integration['replacement'] };
  const trouble = { ...waits, trouble: { since: '', failures: 1, failure } };
  const vulnerable = { ...trouble, vulnerabilities: [grave] };
  expect(noteOf(waits)).toBe('New values were not accepted');
  expect(noteOf(trouble)).toBe('No such host');
  expect(noteOf(vulnerable)).toBe('CVE-2026-1 is known');
  expect(noteOf({ ...vulnerable, failure: { ...failure, title: 'Rejected' } })).toBe('Rejected');
});

test('new values that are being proven need nobody', () => {
  expect(noteOf({ ...healthy, replacement: { state: 'proving' } as Integration['replacement'] })).toBeNull();
});
