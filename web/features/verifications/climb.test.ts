import { expect, test } from 'vitest';
import type { Integration } from '#contract/integration.ts';
import type { Verification } from '#contract/verdict.ts';
import { drawRungs, isOfNewValues } from './climb.ts';

const ladder = ['address', 'name', 'token'].map((id) => ({ id, question: `${id}?` }));
const rung = (id: string, outcome: 'passed' | 'failed' | 'not_reached') => ({ id, outcome, durationMs: 1 });
const states = (...input: Parameters<typeof drawRungs>) => drawRungs(...input).map(({ state }) => state);

test('before anything is known, the first rung is being asked and the others wait', () => {
  expect(states(ladder, [], true)).toEqual(['asking', 'waiting', 'waiting']);
});

test('while it climbs, the rung after the last decided one is being asked', () => {
  expect(states(ladder, [rung('address', 'passed'), rung('token', 'not_reached')], true)).toEqual([
    'passed',
    'asking',
    'waiting',
  ]);
});

test('after the first no nothing more is reached', () => {
  expect(states(ladder, [rung('address', 'passed'), rung('name', 'failed')], true)).toEqual([
    'passed',
    'failed',
    'not_reached',
  ]);
});

test('a ladder that nobody climbs waits for nothing', () => {
  expect(states(ladder, [], false)).toEqual(['not_reached', 'not_reached', 'not_reached']);
});

const waiting = (more: object) => more as Integration['replacement'];

test('a climb is of the new values while they are proven, and of those in use once they were rejected', () => {
  const failure = { reason: 'credential_rejected' };
  const failed = { failure } as Verification;
  const passed = {} as Verification;
  expect(isOfNewValues(passed, undefined)).toBe(false);
  expect(isOfNewValues(passed, waiting({ state: 'proving' }))).toBe(true);
  expect(isOfNewValues(failed, waiting({ state: 'rejected', failure }))).toBe(true);
  expect(isOfNewValues(passed, waiting({ state: 'rejected', failure }))).toBe(false);
});
