import type { Page } from '@playwright/test';
import { expectClean } from './clean.ts';
import { colleague, freshEmail } from './colleague.ts';
import { freshName } from './deeds.ts';
import { expect, OWNER, test } from './house.ts';

const row = (page: Page, name: string) => page.getByRole('row', { name });

test('somebody is invited with a link that is shown once', async ({ page, keepShot }) => {
  const email = freshEmail('Cleo');
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Email')).toBeFocused();
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await expect(dialog.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByLabel('Email')).toBeFocused();
  await dialog.getByLabel('Email').fill(email);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Nothing is chosen. Choose at least one.')).toBeVisible();
  await expect(dialog.getByLabel('Owner')).toBeFocused();
  await dialog.getByLabel('Analyst').check();
  await expectClean(page);
  await keepShot('people-invite');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await expect(dialog.getByRole('button', { name: 'Copy the link' })).toBeFocused();
  await expect(dialog.getByTestId('link')).toHaveText(/\/invitation#\S+$/);
  await expectClean(page);
  await keepShot('people-invited');
  await dialog.getByRole('button', { name: 'Done' }).click();

  const waiting = page.getByRole('region', { name: 'Invited, not here yet' });
  const invitation = waiting.getByRole('listitem').filter({ hasText: email });
  await expect(invitation).toContainText('Analyst');
  await invitation.getByRole('button', { name: 'New link' }).click();
  await expect(page.getByRole('dialog')).toContainText('The link from before works no more.');
  await page.keyboard.press('Escape');
  await expect(invitation.getByRole('button', { name: 'New link' })).toBeFocused();
  await invitation.getByRole('button', { name: 'Withdraw' }).click();
  await expect(invitation).toHaveCount(0);
});

test('an address that is none is refused at its field, and everything typed stays', async ({ page }) => {
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill('not an address');
  await dialog.getByLabel('Viewer').check();
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await expect(dialog.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByLabel('Email')).toHaveValue('not an address');
  await expect(dialog.getByLabel('Viewer')).toBeChecked();
});

test('who has an account already is named at the field that they were invited with', async ({ page }) => {
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill(OWNER.email);
  await dialog.getByLabel('Viewer').check();
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await expect(dialog.getByLabel('Email')).toBeFocused();
  await expect(dialog.getByRole('alert')).toContainText('Change their roles instead.');
});

test('a list that cannot be read says so, and is read again', async ({ page }) => {
  const problem = { type: '', title: 'No', status: 429, detail: 'Wait a minute.', instance: 'fake-id' };
  await page.route('**/api/people?*', (route) => route.fulfill({ status: 429, json: problem }));
  await page.goto('/people');
  await expect(page.getByRole('alert')).toContainText('The people could not be read');
  await page.unroute('**/api/people?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('row', { name: OWNER.email })).toBeVisible();
});

test('people are found by name, role and status, and the address bar keeps it', async ({
  page,
  browser,
  request,
  owlhub,
}) => {
  const name = freshName('Findable');
  await using found = await colleague(browser, request, { name, roles: ['viewer'], baseURL: owlhub.url });
  await page.goto('/people');
  await page.getByLabel('Search people').fill(found.email);
  await expect(row(page, name)).toBeVisible();
  await expect(page).toHaveURL(/search=findable/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByLabel('Role').selectOption('Owner');
  await expect(page.getByText('Nobody fits this search.')).toBeVisible();
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await expect(page).toHaveURL(/\/people$/);
  await expect(page.getByLabel('Search people')).toHaveValue('');
  await page.goBack();
  await page.goBack();
  await expect(row(page, name)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Search people')).toHaveValue(found.email);
  await expect(row(page, name)).toContainText('Active');
});

test('a person’s page changes what may be changed', async ({ page, browser, request, owlhub, keepShot }) => {
  const name = freshName('Changed');
  await using other = await colleague(browser, request, { name, roles: ['viewer'], baseURL: owlhub.url });
  await page.goto(`/people/${other.id}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await keepShot('person');
  await page.getByRole('button', { name: 'Change roles' }).click();
  await page.getByLabel('Analyst').check();
  await expectClean(page);
  await keepShot('person-roles');
  await page.getByRole('button', { name: 'Save roles' }).click();
  await expect(page.getByRole('region', { name: 'Roles' })).toContainText('Analyst');

  await page.getByRole('button', { name: 'Make password link' }).click();
  await expect(page.getByTestId('link')).toHaveText(/\/reset#\S+$/);
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'End all sessions' }).click();
  await expect(page.getByText('None open.')).toBeVisible();

  await page.getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByText('Deactivated', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Reactivate' }).click();
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();

  await page.getByRole('button', { name: 'Remove' }).click();
  const confirm = page.getByRole('button', { name: 'Remove person' });
  await page.getByLabel(`Type ${name}`).fill('somebody else');
  await expect(confirm).toBeDisabled();
  await page.getByLabel(`Type ${name}`).fill(name);
  await confirm.click();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await expect(row(page, name)).toHaveCount(0);
});

test('an administrator does not touch an owner, and reads why', async ({ browser, request, owlhub }) => {
  const name = freshName('Adam');
  await using adam = await colleague(browser, request, {
    name,
    roles: ['administrator'],
    baseURL: owlhub.url,
  });
  await adam.page.goto('/people?role=owner');
  await adam.page.getByRole('table').getByRole('link').first().click();
  await expect(adam.page.getByText('has rights that you do not have')).toBeVisible();
  await expect(adam.page.getByRole('button', { name: 'Change roles' })).toHaveCount(0);
  await adam.page.goto('/people');
  await adam.page.getByRole('button', { name: 'Invite' }).click();
  await expect(adam.page.getByRole('checkbox', { name: 'Viewer' })).toBeVisible();
  await expect(adam.page.getByRole('checkbox', { name: 'Owner' })).toHaveCount(0);
  expect(adam.faults()).toEqual([]);
});

test('somebody who is demoted while a page is open loses what it offered, and nothing else', async ({
  page,
  browser,
  request,
  owlhub,
}) => {
  const name = freshName('Demoted');
  await using demoted = await colleague(browser, request, {
    name,
    roles: ['administrator'],
    baseURL: owlhub.url,
  });
  await demoted.page.goto('/people');
  await expect(demoted.page.getByRole('button', { name: 'Invite' })).toBeVisible();
  const integrations = await demoted.page.context().newPage();
  await integrations.goto('/integrations');
  await expect(
    integrations.getByText('Connect your first site').or(integrations.getByRole('table')),
  ).toBeVisible();

  await page.goto(`/people/${demoted.id}`);
  await page.getByRole('button', { name: 'Change roles' }).click();
  await page.getByLabel('Administrator').uncheck();
  await page.getByLabel('Viewer').check();
  await page.getByRole('button', { name: 'Save roles' }).click();

  await expect(demoted.page.getByText('This is not open to you')).toBeVisible();
  await expect(demoted.page.getByText('Seeing people takes a role with that right.')).toBeVisible();
  await expect(demoted.page.getByRole('link', { name: 'People' })).toHaveCount(0);
  await expect(integrations.getByText('Adding integrations takes a role with that right.')).toBeVisible();
  await expect(integrations.getByRole('link', { name: 'Add New Integration' })).toHaveCount(0);
  expect(demoted.faults()).toEqual([]);
});

test('who searches and at once opens somebody stays with them, however slow that is', async ({ page }) => {
  await page.goto('/people');
  const searched = page.waitForResponse((response) => response.url().includes('/api/people?search='));
  await page.route(/\/api\/people\/[\da-f-]{36}$/, async (route) => {
    await searched;
    await route.continue();
  });
  await page.getByLabel('Search people').pressSequentially(OWNER.email.slice(0, 3));
  await page.getByRole('main').getByRole('link', { name: 'ada' }).first().click();
  await expect(page.getByText('which is you')).toBeVisible();
  await expect(page).toHaveURL(/\/people\/[\da-f-]{36}$/);
});
