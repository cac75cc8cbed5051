import { expect, test } from 'vitest';
import type { AuditEntry } from '#contract/audit.ts';
import { nameIn, sentenceOf } from './sentence.ts';

const entry = (more: Partial<AuditEntry>): AuditEntry => ({
  seq: 1,
  at: '2030-01-01T12:00:00.000Z',
  actor: { kind: 'person', id: 'fake-ada', label: 'Ada Owl <ada@owl.example>' },
  address: null,
  action: 'integration.created',
  words: 'added an integration',
  outcome: 'done',
  target: { kind: 'integration', id: 'fake-acme', label: 'Acme' },
  change: null,
  hash: 'fake-hash',
  ...more,
});

test('an entry says who did what to what', () => {
  expect(sentenceOf(entry({}))).toEqual({ who: 'Ada Owl', did: 'added an integration', what: 'Acme' });
});

test('what somebody did to themselves does not name them twice', () => {
  const target = { kind: 'person', id: 'fake-ada', label: 'Ada Owl <ada@owl.example>' } as const;
  expect(sentenceOf(entry({ words: 'changed their password', target })).what).toBeNull();
});

test('what there is only one of is not named after the words that name it', () => {
  const target = { kind: 'audit_log', id: null, label: 'Audit log' } as const;
  expect(sentenceOf(entry({ words: 'read the audit log', target })).what).toBeNull();
});

test('a refusal says what was refused', () => {
  const change = { permission: 'integrations.add' };
  expect(sentenceOf(entry({ action: 'permission.refused', words: 'was refused', change })).did).toBe(
    'may not add integrations, and tried',
  );
});

test('a name that is only an address stays', () => {
  expect(nameIn('ada@owl.example')).toBe('ada@owl.example');
  expect(nameIn('<ada@owl.example>')).toBe('<ada@owl.example>');
});
