import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expectClean } from './clean.ts';
import { addIntegration, card, connect, freshName, inDays, replaceToken, statusOf } from './deeds.ts';
import { expect, test } from './house.ts';
import { expectFits, WIDTHS } from './looks.ts';
import type { Outside } from './outside.ts';

const PAGES: Record<string, string> = {
  overview: '/',
  list: '/integrations',
  'list-nothing-fits': '/integrations?search=nothing-is-called-that&status=paused&sort=ends',
  choose: '/integrations/new',
  form: '/integrations/new?type=jira',
  people: '/people',
  roles: '/roles',
  tokens: '/tokens',
  audit: '/audit',
  settings: '/settings',
  'single-sign-on': '/settings/sign-in',
  profile: '/profile',
  'sign-in': '/sign-in',
  'sign-in-problem': '/sign-in?problem=provider_unreachable',
  'sign-in-step': '/sign-in?step=second_factor',
  'forgot-password': '/forgot-password',
  'invitation-ended': '/invitation#fake-token',
  'reset-ended': '/reset#fake-token',
  guide: '/guides/jira',
  nothing: '/no/such/page',
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, pixels] of Object.entries(WIDTHS)) {
    test(`every page is clean: ${colorScheme}, ${width}`, async ({ page, outside, keepShot }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      const pages = { ...PAGES, ...(await integrations(page, outside)), ...(await watched(page, outside)) };
      await page.route('**/api/integrations/*/history', (route) => route.fulfill({ json: LONG_HISTORY }));
      await page.setViewportSize({ width: pixels, height: 860 });
      for (const [name, address] of Object.entries(pages)) {
        await test.step(name, async () => {
          await page.goto(address);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await keepShot(`${name}-${colorScheme}-${width}`);
          await expectFits(page);
        });
      }
    });
  }
}

test('the times as a table, a day of the strip and what happened are clean', async ({
  page,
  outside,
  keepShot,
}) => {
  const { failed } = await integrations(page, outside);
  await page.route('**/api/integrations/*/history', (route) => route.fulfill({ json: LONG_HISTORY }));
  await page.setViewportSize({ width: 360, height: 860 });
  await page.goto(failed);
  await card(page, 'Response time').getByText('90 days').click();
  await card(page, 'Response time').getByText('As a table').click();
  await card(page, 'Timeline').getByText('Jira rejected the token').click();
  await page.getByRole('listbox', { name: 'Last 90 days' }).focus();
  await page.keyboard.press('Home');
  await keepShot('watching-phone');
  await expectFits(page);
});

test('the dialogs and the commands are clean', async ({ page, outside }) => {
  const { connected } = await integrations(page, outside);
  await page.goto(connected);
  for (const name of ['Edit', 'Replace token', 'Delete']) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectClean(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox')).toBeFocused();
  await expectClean(page);
});

test('colours can be chosen, and are remembered before the first paint', async ({ page }) => {
  await page.goto('/settings');
  const ground = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
  const light = await ground();
  await page.getByText('Dark', { exact: true }).click();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await ground()).toBe(dark);
  await page.getByText('System', { exact: true }).click();
  expect(await ground()).toBe(light);
});

test('the first page takes less than 200 KB of gzipped JavaScript', async ({ page }) => {
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const sizes = await Promise.all(scripts.values());
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'gzipped JavaScript', description: `${bytes} bytes` });
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(200_000);
});

const LEVELS = ['good', 'good', 'trouble', 'good', 'down', 'paused', 'none'] as const;
const RUNGS = {
  address: 0.2,
  name: 3,
  connection: 12,
  certificate: 25,
  jira: 80,
  token: 95,
  permissions: 120,
};
const timesOf = (slower: number) => mapped((ms) => ({ meanMs: ms * slower, maxMs: ms * slower * 9 }));
const mapped = <T>(each: (ms: number) => T) =>
  Object.fromEntries(Object.entries(RUNGS).map(([id, ms]) => [id, each(ms)]));

/** 90 days of every kind, with gaps, and a hundred checks of which one took a rung 20 seconds. */
const LONG_HISTORY = {
  days: Array.from({ length: 90 }, (_, index) => ({
    day: inDays(index - 89),
    level: LEVELS[index % LEVELS.length] ?? 'none',
    checks: index % 7 > 4 ? 0 : 288,
    passed: index % 7 > 4 ? 0 : 288 - (index % 3),
  })),
  times: Array.from({ length: 90 }, (_, index) => ({
    at: inDays(index - 89),
    rungs: timesOf(1 + index / 90),
  })).filter((_, index) => index % 7 < 5),
  recent: Array.from({ length: 100 }, (_, index) => ({
    at: new Date(Date.now() - (100 - index) * 300_000).toISOString(),
    rungs: { ...mapped((ms) => ms * (1 + (index % 9) / 10)), ...(index === 60 && { jira: 20_000 }) },
  })),
};

/** One whose new token was not accepted, and an old one against which much is known. */
async function watched(page: Page, outside: Outside) {
  const token = await connect(page, outside, 'rosa-looks', 'Replaced');
  await replaceToken(page, token());
  await expect(card(page, 'The token before')).toBeVisible();
  await replaceToken(page, 'fake-token-that-nobody-made');
  await expect(card(page, 'New values, not accepted')).toBeVisible();
  const replaced = page.url();
  const old = await outside.jira.addDataCenter({ title: 'Old Owls', version: '8.13.0' });
  old.addAccount({ name: 'olga', password: 'fake-password-of-olga' });
  await addIntegration(page, {
    name: freshName('Old'),
    siteUrl: old.url,
    account: 'olga',
    accessToken: 'fake-password-of-olga',
  });
  await expect(card(page, 'Known vulnerabilities')).toBeVisible();
  return { replaced, vulnerable: page.url() };
}

/** One integration that is connected and one that failed, and where their pages are. */
async function integrations(page: Page, { dataCenter }: Outside) {
  const rosa = dataCenter.addAccount({ displayName: 'Rosa Root', administrator: true });
  const token = rosa.addToken({ kind: 'personal' }).text;
  await addIntegration(page, { name: freshName('Production'), siteUrl: dataCenter.url, accessToken: token });
  await expect(statusOf(page)).toHaveText('Connected');
  const connected = page.url();
  await addIntegration(page, {
    name: freshName('Broken'),
    siteUrl: dataCenter.url,
    accessToken: 'fake-token',
  });
  await expect(statusOf(page)).toHaveText('Failed');
  return { connected, failed: page.url() };
}
