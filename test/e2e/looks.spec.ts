import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expectClean } from './clean.ts';
import { addIntegration, freshName, statusOf } from './deeds.ts';
import { expect, test } from './house.ts';
import type { Outside } from './outside.ts';

const PAGES: Record<string, string> = {
  overview: '/',
  list: '/integrations',
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
const WIDTHS = { wide: 1280, phone: 360 };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, pixels] of Object.entries(WIDTHS)) {
    test(`every page is clean: ${colorScheme}, ${width}`, async ({ page, outside, keepShot }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      const pages = { ...PAGES, ...(await integrations(page, outside)) };
      await page.setViewportSize({ width: pixels, height: 860 });
      for (const [name, address] of Object.entries(pages)) {
        await test.step(name, async () => {
          await page.goto(address);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await keepShot(`${name}-${colorScheme}-${width}`);
          expect(await sidewaysScroll(page), 'sideways scroll').toBeLessThanOrEqual(0);
          await expectClean(page);
        });
      }
    });
  }
}

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

const sidewaysScroll = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

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
