import type { Page } from '@playwright/test';
import { expectClean } from './clean.ts';
import { colleague } from './colleague.ts';
import { freshName } from './deeds.ts';
import { expect, test } from './house.ts';

const roleNamed = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Made here' }).getByRole('listitem').filter({ hasText: name });

async function makeRole(page: Page, name: string, rights: string[]): Promise<void> {
  await page.goto('/roles');
  await page.getByRole('button', { name: 'Make a role' }).click();
  await page.getByLabel('Name').fill(name);
  for (const right of rights) await page.getByLabel(right).check();
  await page.getByRole('button', { name: 'Make role' }).click();
  await expect(roleNamed(page, name)).toBeVisible();
}

test('the built-in roles are a table, right by right', async ({ page, keepShot }) => {
  await page.goto('/roles');
  const add = page.getByRole('row', { name: 'Add integrations' });
  await expect(add.getByRole('cell')).toHaveText(['Yes', 'Yes', 'No', 'No']);
  await expect(page.getByRole('row', { name: 'Manage roles' }).getByRole('cell')).toHaveText([
    'Yes',
    'No',
    'No',
    'No',
  ]);
  await keepShot('roles');
});

test('on a phone the table becomes cards', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/roles');
  await expect(page.getByRole('heading', { name: 'Analyst' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('a role is made from another, changed and deleted', async ({ page, keepShot }) => {
  const name = freshName('Night watch');
  await page.goto('/roles');
  await page.getByRole('button', { name: 'Make a role' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Start from').selectOption('Analyst');
  await expect(dialog.getByLabel('Verify integrations')).toBeChecked();
  await dialog.getByLabel('See people').check();
  await expectClean(page);
  await keepShot('role-make');
  await dialog.getByRole('button', { name: 'Make role' }).click();
  await expect(roleNamed(page, name)).toContainText(
    'May see integrations, verify integrations and see people.',
  );
  await keepShot('roles-one');

  await page.getByRole('button', { name: `Edit ${name}` }).click();
  await page.getByLabel('See people').uncheck();
  await page.getByRole('button', { name: 'Save role' }).click();
  await expect(roleNamed(page, name)).toContainText('May see integrations and verify integrations.');

  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await page.getByLabel(`Type ${name}`).fill(name);
  await page.getByRole('button', { name: 'Delete role' }).click();
  await expect(roleNamed(page, name)).toHaveCount(0);
});

test('two roles are not called the same', async ({ page }) => {
  const name = freshName('Twice');
  await makeRole(page, name, ['See integrations']);
  await page.getByRole('button', { name: 'Make a role' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('See integrations').check();
  await page.getByRole('button', { name: 'Make role' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue(name);
});

test('a role that somebody has is not deleted, and leads to them', async ({
  page,
  browser,
  request,
  owlhub,
}) => {
  const name = freshName('In use');
  await makeRole(page, name, ['See integrations']);
  const { roles } = (await (await request.get('/api/roles')).json()) as {
    roles: { id: string; name: string }[];
  };
  const { id } = roles.find((role) => role.name === name) ?? { id: '' };
  const who = freshName('Holder');
  await using holder = await colleague(browser, request, { name: who, roles: [id], baseURL: owlhub.url });
  await page.reload();
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(page.getByRole('dialog')).toContainText('1 person has it.');
  await page.getByRole('dialog').getByRole('link', { name: '1 person' }).click();
  await expect(page.getByRole('row', { name: holder.name })).toBeVisible();
});

test('who needs a second factor from now on is led to it, and is let in again when it is switched off', async ({
  page,
  browser,
  request,
  owlhub,
}) => {
  const name = freshName('Careful role');
  await makeRole(page, name, ['See integrations']);
  const { roles } = (await (await request.get('/api/roles')).json()) as {
    roles: { id: string; name: string }[];
  };
  const { id } = roles.find((role) => role.name === name) ?? { id: '' };
  const who = freshName('Careless');
  await using careless = await colleague(browser, request, { name: who, roles: [id], baseURL: owlhub.url });
  await careless.page.goto('/integrations');
  await expect(careless.page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();

  const needs = page.getByRole('switch', { name: `${name} needs a second factor` });
  await expect(roleNamed(page, name)).toContainText('whoever has the role and no second factor');
  await needs.click();
  await expect(needs).toBeChecked();
  await expect(careless.page.getByText('second factor').first()).toBeVisible();
  await expect(careless.page.getByRole('heading', { level: 1, name: 'Integrations' })).toHaveCount(0);
  await needs.click();
  await expect(needs).not.toBeChecked();
  await expect(careless.page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
});

test('who may see roles and not change them is told who can', async ({ browser, request, owlhub }) => {
  const name = freshName('Reader');
  const made = { name, roles: ['administrator'], baseURL: owlhub.url };
  await using reader = await colleague(browser, request, made);
  await reader.page.goto('/roles');
  await expect(reader.page.getByText('Managing roles takes a role with that right. Ask ')).toBeVisible();
  await expect(reader.page.getByRole('button', { name: 'Make a role' })).toHaveCount(0);
  await expect(reader.page.getByRole('switch')).toHaveCount(0);
  await expectClean(reader.page);
  expect(reader.faults()).toEqual([]);
});
