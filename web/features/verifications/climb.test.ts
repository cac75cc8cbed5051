import { expect, test } from 'vitest';
import { drawRungs } from './climb.ts';

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
