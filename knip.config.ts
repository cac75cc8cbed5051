import type { KnipConfig } from 'knip';

export default {
  entry: [
    'bin/*.mjs',
    'scripts/*.mjs',
    'bench/*.ts',
    'fake-jira/main.ts',
    'web/{main.tsx,vite.config.ts,styles.css}',
  ],
  project: ['{src,fake-jira,test,bench,scripts}/**/*.{ts,mjs}', 'web/**/*.{ts,tsx,css}'],
  ignoreExportsUsedInFile: true,
  compilers: { css: importsOfStyles },
  playwright: { config: 'test/e2e/playwright.config.ts', entry: 'test/e2e/**/*.spec.ts' },
} satisfies KnipConfig;

/** What a style sheet uses: its imports and the files of its faces. */
function importsOfStyles(text: string): string {
  const used = text.matchAll(/(?:@import\s+|url\()['"]([^'"]+)['"]/g);
  return [...used].map(([, from]) => `import '${from}';`).join('\n');
}
