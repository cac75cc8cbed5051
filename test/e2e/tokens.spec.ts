import type { Page } from '@playwright/test';
import { expectClean } from './clean.ts';
import { NOBODY } from './colleague.ts';
import { freshName } from './deeds.ts';
import { expect, OWNER, test } from './house.ts';

const MAKE = /^Make (a|your first) token$/;

/** The session of the other tests was made a while ago: making tokens asks again who is there. */
async function makeToken(page: Page, name: string): Promise<string> {
  await page.goto('/tokens');
  await page.getByRole('button', { name: MAKE }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('See integrations').check();
  await page.getByRole('button', { name: 'Make token' }).click();
  const text = page.getByTestId('token').or(page.getByLabel('Password'));
  await expect(text.first()).toBeVisible();
  if (await page.getByLabel('Password').isVisible()) {
    await page.getByLabel('Password').fill(OWNER.password);
    await page.keyboard.press('Enter');
  }
  return (await page.getByTestId('token').textContent()) ?? '';
}

test('a token is shown once, works, and works no more when it is revoked', async ({
  page,
  playwright,
  owlhub,
  keepShot,
}) => {
  const name = freshName('Nightly report');
  await page.goto('/tokens');
  await page.getByRole('button', { name: MAKE }).click();
  await expectClean(page);
  await keepShot('token-make');
  await page.getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing is chosen. Choose at least one.')).toBeVisible();
  await page.keyboard.press('Escape');
  const text = await makeToken(page, name);
  expect(text).toMatch(/^owl_[A-Za-z0-9]{20,}$/);
  await expectClean(page);
  await expect(page.getByRole('button', { name: 'Copy the token' })).toBeFocused();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('body')).not.toContainText(text);

  const program = await playwright.request.newContext({
    baseURL: owlhub.url,
    storageState: NOBODY,
    extraHTTPHeaders: { authorization: `Bearer ${text}` },
  });
  expect((await program.get('/api/integrations')).status()).toBe(200);
  expect((await program.get('/api/people')).status()).toBe(403);
  await page.reload();
  const row = page.getByRole('row', { name });
  await expect(row).toContainText('Works');
  await expect(row).toContainText('May see integrations.');
  await expect(row).toContainText('just now from');
  await keepShot('tokens-one');

  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByLabel(`Type ${name}`).fill(name);
  await page.getByRole('button', { name: 'Revoke token' }).click();
  await expect(row).toContainText('Revoked');
  await expect(row.getByRole('button')).toHaveCount(0);
  expect((await program.get('/api/integrations')).status()).toBe(401);
  await program.dispose();
});

test('a token can have what a role allows', async ({ page }) => {
  const name = freshName('As an analyst');
  await page.goto('/tokens');
  await page.getByRole('button', { name: MAKE }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('What a role allows').check();
  await page.getByLabel('Role', { exact: true }).selectOption('Analyst');
  await page.getByLabel('Works for').selectOption('7 days');
  await page.getByRole('button', { name: 'Make token' }).click();
  await expect(page.getByTestId('token')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row', { name });
  await expect(row).toContainText('Analyst');
  await expect(row).toContainText('ends in 7 days');
});
