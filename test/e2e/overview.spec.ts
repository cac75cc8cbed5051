import type { Need, Overview } from '#contract/overview.ts';
import { card, connect } from './deeds.ts';
import { expectClean } from './clean.ts';
import { expect, test } from './house.ts';

const need = (number: number): Need => ({
  integrationId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  channelId: null,
  name: `Site ${number}`,
  kind: 'failed',
  title: 'Jira rejected the token',
  next: 'Replace the token.',
  at: new Date(Date.now() - 3_600_000).toISOString(),
  urgent: true,
});

test('of many needs the first are shown, the rest opens in place, and of a great many the list has the rest', async ({
  page,
  outside,
  keepShot,
}) => {
  await connect(page, outside, 'rosa-overview', 'Overview');
  const needs = Array.from({ length: 8 }, (_, index) => need(index + 1));
  await page.route('**/api/overview', async (route) => {
    const overview = (await (await route.fetch()).json()) as Overview;
    const ended = { needs: [], total: 3 };
    await route.fulfill({ json: { ...overview, today: { needs, total: 1_208 }, soon: ended } });
  });
  await page.goto('/');
  const today = card(page, 'Needs someone today');
  await expect(today.getByRole('listitem')).toHaveCount(5);
  const more = today.getByRole('button', { name: 'Show 3 more' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(today.getByRole('listitem')).toHaveCount(8);
  await expect(today.getByRole('button', { name: 'Show fewer' })).toHaveAttribute('aria-expanded', 'true');
  await keepShot('overview-many');
  await expectClean(page);

  // Whatever cannot be listed, the card is calm only where there is nothing.
  await expect(card(page, 'Within 30 days')).not.toContainText('Nothing ends');
  await today.getByRole('link', { name: '1,200 more in the whole list' }).click();
  await expect(page).toHaveURL(/\/integrations\?sort=attention/);
});
