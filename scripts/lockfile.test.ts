import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { completed, missingIn, parseLockfile } from './lockfile.ts';

const HOLED = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { version: '1.0.0' },
    'node_modules/tool': {
      version: '1.2.3',
      dev: true,
      optionalDependencies: { '@tool/darwin-arm64': '1.2.3', '@tool/linux-x64-gnu': '1.2.3' },
    },
    'node_modules/@tool/linux-x64-gnu': { version: '1.2.3', dev: true, optional: true },
  },
});

test('a package for another platform that the lockfile left out is found and added', () => {
  const lockfile = parseLockfile(HOLED);
  expect(missingIn(lockfile).map(({ name }) => name)).toEqual(['@tool/darwin-arm64']);
  expect(missingIn(completed(lockfile))).toEqual([]);
  expect(completed(lockfile).packages['node_modules/@tool/darwin-arm64']).toEqual({
    version: '1.2.3',
    cpu: ['arm64'],
    os: ['darwin'],
    dev: true,
    optional: true,
  });
});

test('the lockfile of OwlHub leaves nothing out, so npm ci accepts it; else run npm run complete-lockfile', async () => {
  const text = await readFile(new URL('../package-lock.json', import.meta.url), 'utf8');
  expect(missingIn(parseLockfile(text))).toEqual([]);
});
