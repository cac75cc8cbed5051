import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium.ts';
import { endGates, gate, type Tally } from './gate.ts';
import { ensurePage } from './page.ts';
import { playwrightTally, vitestTally } from './tallies.ts';

/** Runs the gates and the tests, and closes with one line that counts them. Returns the exit status. */
export async function runTests(root: string, { browser }: { browser: boolean }): Promise<number> {
  const startedAt = Date.now();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      endGates();
      process.exit(1);
    });
  }
  const results = path.join(root, 'test-results');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const tallies: Tally[] = [];
  for (const [title, command, ...args] of GATES) {
    tallies.push(await gate(root, title, command, args));
  }
  const unit = path.join(results, 'vitest.json');
  const vitest = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`];
  tallies.push(await gate(root, 'Unit and integration tests', 'vitest', vitest, () => vitestTally(unit)));
  if (browser) tallies.push(await browserTests(root, results));

  const total = sum(tallies);
  console.log(
    `\n${Math.round((Date.now() - startedAt) / 1000)} s. Logs and screenshots are in test-results/.`,
  );
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

const GATES = [
  ['Types of the server', 'tsc', '-p', '.'],
  ['Types of the pages', 'tsc', '-p', 'web'],
  ['Lint', 'oxlint', '--type-aware'],
  ['Format', 'oxfmt', '--check'],
  ['Unused code', 'knip'],
] as const;

async function browserTests(root: string, results: string): Promise<Tally> {
  ensurePage(root);
  const chromium = findChromium(root);
  if (!chromium.path) {
    console.log(`Tests in the browser: not run. ${chromium.advice}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const report = path.join(results, 'playwright.json');
  const args = ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'];
  const env = { CHROMIUM_PATH: chromium.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return gate(root, 'Tests in the browser', 'playwright', args, () => playwrightTally(report), env);
}

const sum = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
  skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
});
