import { bootstrap } from './bootstrap.mjs';

const root = await bootstrap({ dev: true });
const { ensurePage } = await import('./page.ts');
ensurePage(root);
const { demo } = await import('./demo.ts');
process.exitCode = await demo();
// Connections to the fake Jira may linger.
setTimeout(() => process.exit(), 1000).unref();
