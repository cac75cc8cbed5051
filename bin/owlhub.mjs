#!/usr/bin/env node
import { bootstrap } from '../scripts/bootstrap.mjs';

const root = await bootstrap({ dev: false });
const args = process.argv.slice(2);
if (args[0] === 'start') {
  const { ensurePage } = await import('../scripts/page.ts');
  ensurePage(root);
}
const { runProcess } = await import('../src/cli/process.ts');
await runProcess(args);
