import { expectClean } from './clean.ts';
import { colleague } from './colleague.ts';
import { freshName } from './deeds.ts';
import { expect, test } from './house.ts';

test('sessions and the audit log last as long as the owner chooses', async ({ page, keepShot }) => {
  await page.goto('/settings');
  const idle = page.getByLabel('A session that is not used ends after');
  await expect(idle).toHaveValue('720');
  await idle.selectOption('4 hours');
  await page.getByLabel('The audit log is kept for').selectOption('90 days');
  await expect(page.getByText('Entries older than 90 days are removed for good')).toBeVisible();
  await expectClean(page);
  await keepShot('settings-shorter');
  await page.getByLabel('The audit log is kept for').selectOption('Good');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(idle).toHaveValue('240');
  await expect(page.getByLabel('The audit log is kept for')).toHaveValue('for-good');
});

test('without mail the page says how links reach people, and what sets it up', async ({ page }) => {
  await page.goto('/settings');
  await expect(page.getByRole('region', { name: 'Mail' })).toContainText('OWLHUB_SMTP_URL');
});

test('who may not change settings has their own colours, and nothing else', async ({
  browser,
  request,
  owlhub,
}) => {
  const name = freshName('Settled');
  await using viewer = await colleague(browser, request, { name, roles: ['viewer'], baseURL: owlhub.url });
  await viewer.page.goto('/settings');
  await expect(viewer.page.getByRole('group', { name: 'Colours' })).toBeVisible();
  await expect(viewer.page.getByRole('link', { name: 'Single sign-on' })).toHaveCount(0);
  await expect(viewer.page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await viewer.page.goto('/settings/sign-in');
  await expect(viewer.page.getByText('Changing settings takes a role with that right.')).toBeVisible();
  expect(viewer.faults()).toEqual([]);
});

test('a provider that is not there is told at its step, with the way on', async ({ page, keepShot }) => {
  await page.goto('/settings/sign-in');
  await expect(page.getByRole('button', { name: 'Test' })).toBeDisabled();
  await expect(page.getByText('/api/sign-in/provider/callback')).toBeVisible();
  await expectClean(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Issuer')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Name').fill('Owl Corp');
  await page.getByLabel('Issuer').fill('https://localhost:1');
  await page.getByLabel('Client ID').fill('owlhub');
  await page.getByLabel('Client secret').fill('fake-client-secret');
  await page.getByRole('button', { name: 'Add a group' }).click();
  await expect(page.getByLabel('Role of group 1')).toHaveValue('viewer');
  await page.getByLabel('Group 1', { exact: true }).fill('jira-admins');
  await page.getByLabel('Role of group 1').selectOption('Administrator');
  await expect(
    page.getByText('There are changes that are not saved.').or(page.getByText('Save the provider first.')),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Client secret')).toHaveValue('');
  await expect(page.getByLabel('Client secret')).toHaveAttribute('placeholder', /^Kept/);

  const card = page.getByRole('region', { name: 'Test', exact: true });
  await card.getByRole('button', { name: 'Test' }).click();
  await expect(card.getByText('No', { exact: true })).toHaveCount(1);
  await expect(card.getByRole('listitem').first()).toBeVisible();
  await expect(page).toHaveURL(/\?test=/);
  await expectClean(page);
  await keepShot('provider-failed');
  await page.reload();
  await expect(card.getByText('No', { exact: true })).toHaveCount(1);

  await page.getByRole('button', { name: 'Remove single sign-on' }).click();
  await page.getByLabel('Type Owl Corp').fill('Owl Corp');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove single sign-on' }).click();
  await expect(page.getByLabel('Issuer')).toHaveValue('');
});
