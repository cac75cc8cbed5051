import { defineConfig } from 'vitest/config';

const pure = ['src/{kernel,integrations,people,notifications,contract}/**/*.test.ts', 'web/**/*.test.ts'];
/** What measures time runs when nothing else does. */
const timed = ['test/enumeration.test.ts'];
const globalSetup = ['test/database-server.ts'];

export default defineConfig({
  test: {
    setupFiles: ['test/quiet.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          globalSetup,
          include: ['{src,fake-jira,test,scripts,bench}/**/*.test.ts'],
          exclude: [...pure, ...timed, 'test/e2e/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: { name: 'timed', globalSetup, include: timed, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
