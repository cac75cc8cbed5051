import { expectClean } from './clean.ts';
import { colleague } from './colleague.ts';
import { card, connect, freshName } from './deeds.ts';
import { expect, test } from './house.ts';

test('the schedule and the owners are changed without a verification', async ({
  page,
  outside,
  browser,
  request,
  owlhub,
  keepShot,
}) => {
  const name = freshName('Olaf Owner');
  await using olaf = await colleague(browser, request, { name, roles: ['viewer'], baseURL: owlhub.url });
  await connect(page, outside, 'rosa-owned', 'Owned');
  await page.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Verify every')).toHaveValue('5');
  await dialog.getByLabel('Verify every').selectOption('30 minutes');
  await dialog.getByLabel('Add an owner').fill(olaf.email);
  await expect(dialog.getByRole('option', { name })).toBeVisible();
  await keepShot('edit-owners');
  await expectClean(page);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Owners' })).toContainText(name);
  await dialog.getByRole('button', { name: 'Remove ada' }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`Owned by ${name}`)).toBeVisible();
  await expect(page.getByText(/^Last verified .*, every 30 minutes$/)).toBeVisible();
  await expect(card(page, 'Proof')).toContainText(name);
  await expect(card(page, 'History').getByRole('listitem')).toHaveCount(1);
});

test('whoever may not see people sees the owners, and who could change them', async ({
  page,
  outside,
  browser,
  request,
  owlhub,
}) => {
  await connect(page, outside, 'rosa-editor', 'Edited by an editor');
  const made = await request.post('/api/roles', {
    data: {
      name: freshName('Editor'),
      about: '',
      permissions: ['integrations.read', 'integrations.edit'],
      needsSecondFactor: false,
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  await using editor = await colleague(browser, request, { name: 'Edda', roles: [id], baseURL: owlhub.url });
  await editor.page.goto(new URL(page.url()).pathname);
  await editor.page.getByRole('button', { name: 'Edit' }).click();
  const dialog = editor.page.getByRole('dialog');
  await expect(dialog.getByRole('list', { name: 'Owners' })).toContainText('ada');
  await expect(dialog).toContainText('Seeing people takes a role with that right.');
  await expect(dialog.getByLabel('Add an owner')).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Remove ada' })).toHaveCount(0);
  expect(editor.faults()).toEqual([]);
});
