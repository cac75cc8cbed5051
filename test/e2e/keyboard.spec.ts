import type { Page } from '@playwright/test';
import { freshEmail } from './colleague.ts';
import { freshName, statusOf } from './deeds.ts';
import { expect, test } from './house.ts';
import { tabTo } from './tab-to.ts';

/** Where commands are typed. */
const commandsOf = (page: Page) => page.getByRole('combobox', { name: 'Search commands' });

test('the guide can be walked with the keyboard alone', async ({ page, outside }) => {
  const rosa = outside.dataCenter.addAccount({
    name: 'rosa-keys',
    displayName: 'Rosa Keys',
    administrator: true,
  });
  const name = freshName('Keys');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Integrations' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/integrations$/);
  await tabTo(page, page.getByRole('link', { name: 'Add New Integration' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Jira' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Jira' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(outside.dataCenter.url);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(rosa.addToken({ kind: 'personal' }).text);
  await page.keyboard.press('Enter');
  await expect(statusOf(page)).toHaveText('Connected');

  await tabTo(page, page.getByRole('button', { name: 'Edit' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Edit' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Edit' })).toBeFocused();
});

test('somebody is invited with the keyboard alone', async ({ page }) => {
  const email = freshEmail('Keys');
  await page.goto('/people');
  await tabTo(page, page.getByRole('button', { name: 'Invite' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel('Viewer'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copy the link' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Invite' })).toBeFocused();
  await expect(page.getByRole('listitem').filter({ hasText: email })).toBeVisible();
});

for (const key of ['/', 'Control+k']) {
  test(`${key} opens the commands, and they lead everywhere`, async ({ page, keepShot }) => {
    await page.goto('/settings');
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await page.keyboard.press(key);
    await expect(commandsOf(page)).toBeFocused();
    await page.keyboard.type('add new');
    await expect(page.getByRole('listbox', { name: 'Commands' }).getByRole('option')).toHaveCount(1);
    await keepShot('commands');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Jira' })).toBeVisible();
  });
}

test('the commands verify an integration and show it', async ({ page, outside, request }) => {
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-commanded' });
  const name = freshName('Commanded');
  const { url: siteUrl } = outside.dataCenter;
  const accessToken = rosa.addToken({ kind: 'personal' }).text;
  await request.post('/api/integrations', { data: { type: 'jira', name, siteUrl, accessToken } });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type(`verify ${name}`);
  await expect(page.getByRole('listbox', { name: 'Commands' }).getByRole('option')).toHaveText([/^Verify/]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'History' }).getByText('asked for')).toBeVisible();
});

test('Escape closes the commands and gives the focus back', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('link', { name: 'API docs' }).focus();
  await page.keyboard.press('/');
  await expect(commandsOf(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(commandsOf(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'API docs' })).toBeFocused();
});

test('a slash in a field is only a slash', async ({ page }) => {
  await page.goto('/integrations/new?type=jira');
  await page.getByLabel('Name').press('/');
  await expect(page.getByLabel('Name')).toHaveValue('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
