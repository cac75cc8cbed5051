import { expectClean, sidewaysScroll } from './clean.ts';
import { expect, test } from './house.ts';
import { PLAYED, pageOf, playChannels } from './played-channels.ts';

const NOTIFICATIONS = '/settings/notifications';
const EMPTY = {
  'channels-none': NOTIFICATIONS,
  'choose-channel': `${NOTIFICATIONS}/new`,
  'new-mail': `${NOTIFICATIONS}/new?kind=mail`,
  'new-slack': `${NOTIFICATIONS}/new?kind=slack`,
  'new-teams': `${NOTIFICATIONS}/new?kind=teams`,
  'new-webhook': `${NOTIFICATIONS}/new?kind=webhook`,
};
const FULL = {
  channels: NOTIFICATIONS,
  ...Object.fromEntries(Object.entries(PLAYED).map(([name, one]) => [`channel-${name}`, pageOf(one)])),
};
const WIDTHS = { wide: 1280, phone: 360 };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, pixels] of Object.entries(WIDTHS)) {
    test(`every page of notifications is clean: ${colorScheme}, ${width}`, async ({ page, keepShot }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: pixels, height: 860 });
      const look = async (pages: Record<string, string>) => {
        for (const [name, address] of Object.entries(pages)) {
          await test.step(name, async () => {
            await page.goto(address);
            await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
            await keepShot(`${name}-${colorScheme}-${width}`);
            expect(await sidewaysScroll(page), 'sideways scroll').toBeLessThanOrEqual(0);
            await expectClean(page);
          });
        }
      };
      await look(EMPTY);
      await playChannels(page);
      await look(FULL);
    });
  }
}

test('the dialogs of a channel and its deliveries are clean', async ({ page, keepShot }) => {
  await playChannels(page);
  await page.setViewportSize({ width: 360, height: 860 });
  await page.goto(pageOf(PLAYED.gone));
  for (const name of [
    'Change the name and where',
    'Change what it is told',
    'Change when it is told',
    'Remove the one that ends in k3P=',
    'Delete',
  ]) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await sidewaysScroll(page), 'sideways scroll').toBeLessThanOrEqual(0);
    await expectClean(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.goto(pageOf(PLAYED.failing));
  for (const line of await page.getByRole('region', { name: 'Deliveries' }).locator('summary').all())
    await line.click();
  await expect(page.getByText('no_active_hooks').first()).toBeVisible();
  await keepShot('deliveries-phone');
  expect(await sidewaysScroll(page), 'sideways scroll').toBeLessThanOrEqual(0);
  await expectClean(page);
});
