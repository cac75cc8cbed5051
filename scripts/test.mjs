import { bootstrap } from './bootstrap.mjs';

const root = await bootstrap({ dev: true });
const { runTests } = await import('./test-run.ts');
process.exitCode = await runTests(root, { browser: !process.argv.includes('--without-browser') });
