import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { playwrightTally, vitestTally } from './tallies.ts';

async function tallyOf(count: (file: string) => unknown, report: unknown): Promise<unknown> {
  await using folder = await temporaryFolder();
  const file = `${folder.path}/report.json`;
  await writeFile(file, JSON.stringify(report));
  return count(file);
}

test('a file that could not be loaded counts as a failed test', async () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0 };
  const testResults = [
    { status: 'failed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{}] },
  ];
  expect(await tallyOf(vitestTally, { ...report, testResults })).toEqual({
    passed: 3,
    failed: 2,
    skipped: 1,
  });
});

test('a browser test that passed only the second time counts as failed', async () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
  expect(await tallyOf(playwrightTally, { stats })).toEqual({ passed: 5, failed: 2, skipped: 0 });
});

test('a report that is not there counts nothing', () => {
  expect(vitestTally('/does/not/exist.json')).toEqual({ passed: 0, failed: 0, skipped: 0 });
});
