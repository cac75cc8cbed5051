import type { Page } from '@playwright/test';
import { NOTIFICATIONS } from './channels.ts';
import { expect, test } from './house.ts';
import { expectFits, WIDTHS } from './looks.ts';
import { PLAYED, pageOf, playChannels } from './played-channels.ts';

type Pages = Record<string, { at: string; shows: string }>;

const form = (kind: string, shows: string) => ({ at: `${NOTIFICATIONS}/new?kind=${kind}`, shows });
const NEW: Pages = {
  none: { at: NOTIFICATIONS, shows: 'Add your first channel' },
  choose: { at: `${NOTIFICATIONS}/new`, shows: 'To a program of yours, as signed JSON.' },
  mail: form('mail', 'Who gets it'),
  slack: form('slack', 'Incoming webhooks at Slack'),
  teams: form('teams', 'Workflows at Microsoft'),
  webhook: form('webhook', 'How it is signed'),
};
const OLD: Pages = {
  list: { at: NOTIFICATIONS, shows: PLAYED.off.name },
  gone: { at: pageOf(PLAYED.gone), shows: 'OwlHub switched this channel off' },
  unproven: { at: pageOf(PLAYED.unproven), shows: 'Its test failed' },
  orphaned: { at: pageOf(PLAYED.orphaned), shows: 'This channel is told nothing' },
  off: { at: pageOf(PLAYED.off), shows: 'Signing secrets' },
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, pixels] of Object.entries(WIDTHS)) {
    test(`every page about channels is clean: ${colorScheme}, ${width}`, async ({ page, keepShot }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: pixels, height: 860 });
      const look = async (name: string) => {
        await keepShot(`channel-${name}-${colorScheme}-${width}`);
        await expectFits(page);
      };
      const visit = async (pages: Pages) => {
        for (const [name, { at, shows }] of Object.entries(pages))
          await test.step(name, async () => {
            await open(page, at, shows);
            await look(name);
          });
      };
      await page.route('**/api/channels', (route) => route.fulfill({ json: { channels: [] } }));
      await visit(NEW);
      await playChannels(page);
      await visit(OLD);

      await open(page, pageOf(PLAYED.failing), 'Nothing arrives');
      for (const line of await page.locator('summary').all()) await line.click();
      await look('failing');
      await open(page, pageOf(PLAYED.teams), 'Platform on call');
      for (const name of ['where Platform on call leads', 'what it is told', 'when it is told', 'Delete'])
        await lookAtDialog(page, name, look);
      await open(page, pageOf(PLAYED.gone), 'Signing secrets');
      await lookAtDialog(page, 'Remove the one that ends in k3P=', look);
      await lookAtDialog(page, 'Add a signing secret', look);
    });
  }
}

async function open(page: Page, at: string, shows: string): Promise<void> {
  await page.goto(at);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(shows).filter({ visible: true }).first()).toBeVisible();
  if (/[0-9]$/.test(at)) await expect(page.getByRole('button', { name: 'Older' })).toBeVisible();
}

/** What a button of this name opens. */
async function lookAtDialog(page: Page, name: string, look: (name: string) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(`dialog-${name.toLowerCase().replaceAll(/\W+/g, '-')}`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
