import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectClean } from './clean.ts';
import { colleague, freshEmail } from './colleague.ts';
import { freshName } from './deeds.ts';
import { expect, test } from './house.ts';

const SET_UP = 'set OwlHub up';
const entry = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

test('deeds read as sentences, with both sides of a change behind them', async ({
  page,
  browser,
  request,
  owlhub,
  keepShot,
}) => {
  const name = freshName('Told about');
  await using other = await colleague(browser, request, { name, roles: ['viewer'], baseURL: owlhub.url });
  await request.patch(`/api/people/${other.id}`, { data: { roles: ['analyst'] } });
  await page.goto('/audit');
  const changed = entry(page, `changed a person: ${name}`);
  await expect(changed).toContainText('from 127.0.0.1');
  await changed.getByText('changed a person').click();
  await expect(changed.getByRole('deletion')).toHaveText('Viewer');
  await expect(changed.getByRole('insertion')).toHaveText('Analyst');
  await expect(changed).toContainText('person.changed');
  await expectClean(page);
  await keepShot('audit-open');
});

test('what somebody may not do is in the log, and who it was', async ({ page, browser, request, owlhub }) => {
  const name = freshName('Refused');
  await using refused = await colleague(browser, request, { name, roles: ['viewer'], baseURL: owlhub.url });
  const answer = await refused.page.context().request.get('/api/people');
  expect(answer.status()).toBe(403);
  await page.goto(`/audit?actor=${refused.id}&outcome=refused`);
  await expect(page.getByText(`${name} may not see people, and tried`)).toBeVisible();
});

test('filters are in the address bar, and can be taken away', async ({ page, request }) => {
  const email = freshEmail('Nobody');
  await request.post('/api/sessions', { data: { email, password: 'fake' } });
  await page.goto('/audit');
  await expect(entry(page, `was refused: ${email}`)).toBeVisible();
  await page.getByLabel('Action').selectOption('Set OwlHub up');
  await expect(page).toHaveURL(/action=set_up\.completed/);
  await expect(entry(page, `was refused: ${email}`)).toHaveCount(0);
  await page.getByLabel('Action').selectOption('Tried to sign in and was refused');
  await page.getByLabel('To what').fill(email);
  await expect(page).toHaveURL(/target=nobody/);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await page.getByLabel('Outcome').selectOption('Done');
  await expect(page.getByText('Nothing in the log fits these filters.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('To what')).toHaveValue(email);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/audit$/);
  await expect(entry(page, `was refused: ${email}`)).toBeVisible();
});

test('days and addresses are filters too', async ({ page }) => {
  await page.goto('/audit?to=2001-01-01');
  await expect(page.getByText('Nothing in the log fits these filters.')).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill('');
  await page.getByLabel('From', { exact: true }).fill('2001-01-01');
  await page.getByLabel('Address').fill('127.0.0.1');
  await expect(page).toHaveURL(/from=2001-01-01/);
  await expect(entry(page, 'from 127.0.0.1').first()).toBeVisible();
});

test('older entries are a page away', async ({ page, request }) => {
  for (let each = 0; each < 55; each += 1) await request.get('/api/audit?limit=1');
  await page.goto('/audit');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await expect(entry(page, SET_UP)).toHaveCount(0);
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL(/before=\d+/);
  await expect(page.getByRole('link', { name: 'Newest' })).toBeVisible();
  // A page stays until the next is there, and the last has no way further.
  await expect(async () => {
    if ((await entry(page, SET_UP).count()) > 0) return;
    await page.getByRole('link', { name: 'Older' }).click({ timeout: 1_000 });
    await expect(entry(page, SET_UP)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
});

test('the log is exported with its filters, and checked', async ({ page, keepShot }) => {
  await page.goto('/audit?action=set_up.completed');
  await expect(entry(page, SET_UP)).toBeVisible();
  for (const format of ['CSV', 'JSON']) {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: `${format} export` }).click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(text).toContain('set_up.completed');
    expect(text).not.toContain('invitation.created');
  }
  await page.getByRole('button', { name: 'Check the log' }).click();
  const check = page.getByRole('region', { name: 'The check' });
  await expect(check).toContainText('entries are as they were written');
  await expect(check).toContainText(/[\w-]{40,}/);
  await expectClean(page);
  await keepShot('audit-checked');
});
