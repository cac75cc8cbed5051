import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Tally } from './gate.ts';

const Vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const Playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

/** Counts from vitest's report. A file that could not be loaded counts as one failed test. */
export function vitestTally(report: string): Tally {
  const { data } = Vitest.safeParse(read(report));
  if (!data) return NONE;
  const broken = data.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: data.numPassedTests,
    failed: data.numFailedTests + broken.length,
    skipped: data.numPendingTests + data.numTodoTests,
  };
}

/** Counts from Playwright's report. A test that passed only when repeated counts as failed. */
export function playwrightTally(report: string): Tally {
  const { data } = Playwright.safeParse(read(report));
  if (!data) return NONE;
  const { expected, unexpected, flaky, skipped } = data.stats;
  return { passed: expected, failed: unexpected + flaky + data.errors.length, skipped };
}

const NONE: Tally = { passed: 0, failed: 0, skipped: 0 };

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
