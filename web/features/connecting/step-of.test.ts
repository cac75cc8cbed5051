import { expect, test } from 'vitest';
import type { Integration } from '#contract/integration.ts';
import { stepOf } from './step-of.ts';

const integration = { siteUrl: 'https://jira.example.com' } as Integration;

test('an address on the same host is used at once', () => {
  const action = { kind: 'edit_address', label: 'Use it', value: 'https://jira.example.com/jira' } as const;
  expect(stepOf(action, integration)).toEqual({ change: { siteUrl: 'https://jira.example.com/jira' } });
});

test('an address on another host is filled in and left to the person', () => {
  const action = { kind: 'edit_address', label: 'Use it', value: 'https://elsewhere.example/jira' } as const;
  expect(stepOf(action, integration)).toMatchObject({
    dialog: { fields: ['siteUrl'], filledIn: { siteUrl: 'https://elsewhere.example/jira' } },
  });
});

test('replacing a token asks for it, for its account and for its end', () => {
  const action = { kind: 'replace_token', label: 'Paste a new token' } as const;
  expect(stepOf(action, integration)).toEqual({
    dialog: { title: 'Replace token', fields: ['account', 'accessToken'], also: 'end' },
  });
});

test('where the record cannot be read any more, the address is asked for too', () => {
  const action = { kind: 'replace_token', label: 'Paste a new token' } as const;
  expect(stepOf(action, { siteUrl: null })).toMatchObject({
    dialog: { fields: ['siteUrl', 'account', 'accessToken'] },
  });
});
