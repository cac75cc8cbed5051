import { expect, test } from 'vitest';
import type { ProviderTest } from '#contract/settings.ts';
import { drawSteps } from './draw-steps.ts';

const step = (id: 'issuer' | 'sign_in', outcome: 'passed' | 'failed' | 'not_reached') => ({
  id,
  question: `${id}?`,
  outcome,
  durationMs: 1,
  evidence: [],
});
const aTest = (more: Partial<ProviderTest>): ProviderTest => ({
  id: 'fake-test',
  steps: [],
  failure: null,
  claims: null,
  would: null,
  continueAt: null,
  ...more,
});

test('what the browser still has to do waits', () => {
  const steps = [step('issuer', 'passed'), step('sign_in', 'not_reached')];
  const drawn = drawSteps(aTest({ steps, continueAt: 'https://login.example.com/' }));
  expect(drawn.map(({ state }) => state)).toEqual(['passed', 'waiting']);
});

test('after the first no the rest is not reached', () => {
  const steps = [step('issuer', 'failed'), step('sign_in', 'not_reached')];
  expect(drawSteps(aTest({ steps })).map(({ state }) => state)).toEqual(['failed', 'not_reached']);
});
