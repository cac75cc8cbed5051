import { readFileSync, writeFileSync } from 'node:fs';
import { completed, missingIn, parseLockfile } from './lockfile.ts';

const file = new URL('../package-lock.json', import.meta.url);
const lockfile = parseLockfile(readFileSync(file, 'utf8'));
const { length } = missingIn(lockfile);
if (length > 0) writeFileSync(file, `${JSON.stringify(completed(lockfile), null, 2)}\n`);
console.log(`${length} packages for other platforms were added to package-lock.json.`);
