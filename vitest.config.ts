import { defineConfig } from 'vitest/config';

const pure = ['src/{kernel,integrations,people,contract}/**/*.test.ts', 'web/**/*.test.ts'];

export default defineConfig({
  test: {
    setupFiles: ['test/quiet.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          globalSetup: ['test/database-server.ts'],
          include: ['{src,fake-jira,test,scripts,bench}/**/*.test.ts'],
          exclude: [...pure, 'test/e2e/**', '**/node_modules/**'],
        },
      },
    ],
  },
});
