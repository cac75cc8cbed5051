import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium as playwright } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

type Found = { path: string; advice?: never } | { path: null; advice: string };

/** A Chromium of this machine, else a newly installed one, else what to do about it. */
export function findChromium(root: string): Found {
  const given = process.env['CHROMIUM_PATH'];
  if (given)
    return works(given) ? { path: given } : missing(`CHROMIUM_PATH is ${given}, which does not run.`);
  const found = present();
  if (found) return { path: found };
  console.log('There is no Chromium on this machine; installing one.');
  if (isDebianRoot()) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  // Ubuntu's own package is an empty shell around a snap.
  if (!present()) run(path.join(root, 'node_modules', '.bin', 'playwright'), playwrightArguments());
  const installed = present();
  return installed ? { path: installed } : missing('No Chromium was found and none could be installed.');
}

const missing = (problem: string): Found => ({
  path: null,
  advice: `${problem} Install one (Debian: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium) or set CHROMIUM_PATH to one, and run npm test again.`,
});

function present(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, playwright.executablePath()].find((file) => existsSync(file) && works(file));
}

const works = (file: string) => spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;
const run = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'inherit' });
const isDebianRoot = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
const playwrightArguments = () => ['install', ...(isDebianRoot() ? ['--with-deps'] : []), 'chromium'];
