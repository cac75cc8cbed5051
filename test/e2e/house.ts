import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { startOwlHub, type OwlHub } from './owlhub.ts';
import { openOutside, type Outside, OWNER } from './outside.ts';
import { watchPage } from './watch-page.ts';

export { expect } from '@playwright/test';
export { CLOUD_ADDRESS, OWNER } from './outside.ts';

const SHOTS = path.resolve(import.meta.dirname, '..', '..', 'test-results', 'screenshots');

type Storage = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;
type Shared = { outside: Outside; owlhub: OwlHub; signedIn: Storage };
type Own = { keepShot: (name: string) => Promise<void>; watched: void };

/** A test with one OwlHub and one outside world for each worker, a person who is signed in, and a page that is watched. */
export const test = base.extend<Own, Shared>({
  outside: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const outside = await openOutside();
      await use(outside);
      await outside[Symbol.asyncDispose]();
    },
    { scope: 'worker' },
  ],
  owlhub: [
    async ({ outside }, use) => {
      const owlhub = await startOwlHub(outside.settings);
      await use(owlhub);
      await owlhub[Symbol.asyncDispose]();
    },
    { scope: 'worker' },
  ],
  signedIn: [
    async ({ owlhub, playwright }, use) => {
      const { origin, hash } = new URL(owlhub.setUpLink);
      const api = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
      const made = await api.post('/api/setup', { data: { token: hash.slice(1), ...OWNER } });
      expect(made.status()).toBe(201);
      await use(await api.storageState());
      await api.dispose();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ owlhub, signedIn: _account }, use) => use(owlhub.url),
  storageState: async ({ signedIn }, use) => use(signedIn),
  watched: [
    async ({ page }, use) => {
      const faults = await watchPage(page);
      await use();
      expect(faults(), 'policy violations and errors in the console').toEqual([]);
    },
    { auto: true },
  ],
  keepShot: async ({ page }, use) =>
    use(async (name) => {
      await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
    }),
});
