import { expect, test } from 'vitest';
import { changeOf, placeOf, targetOf } from './place.ts';

const MAIL = { kind: 'mail', name: 'Ops', place: 'ops@example.com, sec@example.com' } as const;
const SLACK = { kind: 'slack', name: 'Ops', place: 'hooks.slack.com' } as const;

test('of what is typed only what belongs to the kind is sent', () => {
  const typed = { to: 'ops@example.com', url: ' https://hooks.example.com/x ' };
  expect(targetOf('mail', typed)).toEqual({ to: ['ops@example.com'] });
  expect(targetOf('webhook', typed)).toEqual({ url: 'https://hooks.example.com/x' });
  expect(targetOf('mail', { to: '', url: '' })).toEqual({});
  expect(targetOf('slack', { to: '', url: ' ' })).toEqual({});
});

test('what was left alone is not sent, and so not tested', () => {
  expect(changeOf(MAIL, placeOf(MAIL))).toEqual({});
  expect(changeOf(SLACK, placeOf(SLACK))).toEqual({});
  expect(changeOf(SLACK, { ...placeOf(SLACK), name: 'Owls' })).toEqual({ name: 'Owls' });
});

test('another address is sent, and none at all is left for the server to refuse', () => {
  const url = 'https://hooks.slack.com/services/T0/B0/x';
  expect(changeOf(SLACK, { ...placeOf(SLACK), url })).toEqual({ url });
  expect(changeOf(MAIL, { ...placeOf(MAIL), to: 'ops@example.com' })).toEqual({ to: ['ops@example.com'] });
  expect(changeOf(MAIL, { ...placeOf(MAIL), to: '' })).toEqual({ to: [] });
});

test('a secret address is never filled in', () => {
  expect(placeOf(SLACK).url).toBe('');
  expect(placeOf(MAIL).to).toBe('ops@example.com\nsec@example.com');
  expect(placeOf({ ...MAIL, place: null }).to).toBe('');
});
