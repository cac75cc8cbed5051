#!/usr/bin/env node
import { bootstrap } from '../scripts/bootstrap.mjs';

// Looking up a name occupies a thread until the name service answers or gives up; four of them are soon taken.
process.env['UV_THREADPOOL_SIZE'] ??= '64';
const root = await bootstrap({ dev: false });
const args = process.argv.slice(2);
if (args[0] === 'start') {
  const { ensurePage } = await import('../scripts/page.ts');
  ensurePage(root);
}
const { runProcess } = await import('../src/cli/process.ts');
await runProcess(args);
