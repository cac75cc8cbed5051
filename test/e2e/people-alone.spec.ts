import { expectClean } from './clean.ts';
import { NOBODY } from './colleague.ts';
import { expect, OWNER, test } from './house.ts';
import { startOwlHub } from './owlhub.ts';

test.use({ storageState: NOBODY });

test('an owner who is alone finds what the pages are for, and why nothing can be taken away', async ({
  page,
  outside,
  keepShot,
}) => {
  await using owlhub = await startOwlHub(outside.settings);
  const { hash } = new URL(owlhub.setUpLink);
  const made = await page.request.post(`${owlhub.url}/api/setup`, {
    data: { token: hash.slice(1), ...OWNER },
  });
  expect(made.status()).toBe(201);

  await page.goto(`${owlhub.url}/tokens`);
  await expect(page.getByRole('heading', { name: 'Let a program in' })).toBeVisible();
  await expectClean(page);
  await keepShot('tokens-none');
  await page.goto(`${owlhub.url}/roles`);
  await expect(page.getByText('None yet.')).toBeVisible();
  await page.goto(`${owlhub.url}/people`);
  await page.getByRole('row').filter({ hasText: '(you)' }).getByRole('link').click();
  await expect(page.getByText('The last active owner')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Deactivate' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Remove' })).toHaveCount(0);
  await expectClean(page);
  await keepShot('person-last-owner');
  await page.getByRole('button', { name: 'Change roles' }).click();
  await expect(page.getByRole('checkbox', { name: 'Owner' })).toBeDisabled();
  // The page listens to this OwlHub, which ends before the page does.
  await page.goto('about:blank');
});
