import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { isInstalled } from './installed.mjs';

const OWN_NODE = `node_modules/node-${process.platform}-${process.arch}`;
const LOCKED = {
  '': { version: '0.1.0' },
  'node_modules/server': { version: '1.0.0' },
  'node_modules/tool': { version: '2.0.0', dev: true },
  'node_modules/for-another-platform': { version: '3.0.0', optional: true },
  [OWN_NODE]: { version: '24.0.0', optional: true },
};
const SERVER = { 'node_modules/server': { version: '1.0.0' } };
const NODE = { [OWN_NODE]: { version: '24.0.0' } };
const TOOL = { 'node_modules/tool': { version: '2.0.0' } };

async function installed(present: object | null, dev: boolean): Promise<boolean> {
  await using folder = await temporaryFolder();
  await writeFile(`${folder.path}/package-lock.json`, JSON.stringify({ packages: LOCKED }));
  await mkdir(`${folder.path}/node_modules`);
  const record = `${folder.path}/node_modules/.package-lock.json`;
  if (present) await writeFile(record, JSON.stringify({ packages: present }));
  return isInstalled(folder.path, { dev });
}

test.each([
  ['nothing is installed, or not to the end', null, false, false],
  ['all that this platform needs is there', { ...SERVER, ...NODE, ...TOOL }, true, true],
  ['the tools are missing, and not needed', { ...SERVER, ...NODE }, false, true],
  ['the tools are missing, and needed', { ...SERVER, ...NODE }, true, false],
  ['the Node of this platform is missing', { ...SERVER, ...TOOL }, false, false],
  [
    'a package is older than the lockfile',
    { ...NODE, 'node_modules/server': { version: '0.9.0' } },
    false,
    false,
  ],
  [
    'a tool is older than the lockfile',
    { ...SERVER, ...NODE, 'node_modules/tool': { version: '1.0.0' } },
    false,
    false,
  ],
])('%s', async (_what, present, dev, answer) => {
  expect(await installed(present, dev)).toBe(answer);
});
