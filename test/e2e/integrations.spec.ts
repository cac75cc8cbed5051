import type { APIRequestContext, Page } from '@playwright/test';
import { addIntegration, freshName, inDays, statusOf } from './deeds.ts';
import { expect, test } from './house.ts';
import type { Outside } from './outside.ts';
import { layoutShift } from './watch-page.ts';

const MANY = 60;
const PAGE = 50;
const list = (page: Page) => page.getByRole('table', { name: 'Integrations' });
/** Without the head. */
const rows = (page: Page) => list(page).locator('tbody').getByRole('row');

async function addMany(request: APIRequestContext, { dataCenter }: Outside, names: readonly string[]) {
  const rosa = dataCenter.addAccount({ displayName: 'Rosa Many', administrator: true });
  const accessToken = rosa.addToken({ kind: 'personal' }).text;
  const ids: string[] = [];
  for (const name of names) {
    const data = { type: 'jira', name, siteUrl: dataCenter.url, accessToken, checkEveryMinutes: 1_440 };
    const made = await request.post('/api/integrations', { data });
    expect(made.status(), await made.text()).toBe(201);
    ids.push(((await made.json()) as { id: string }).id);
  }
  return {
    ids,
    async [Symbol.asyncDispose]() {
      for (const id of ids) await request.delete(`/api/integrations/${id}`);
    },
  };
}

test('many integrations are read page by page, with the keyboard alone', async ({
  page,
  outside,
  request,
  keepShot,
}) => {
  test.slow();
  const title = freshName('Many');
  const names = Array.from({ length: MANY }, (_, index) => `${title} #${String(index).padStart(2, '0')}`);
  await using many = await addMany(request, outside, names);
  expect(many.ids).toHaveLength(MANY);
  await page.goto('/integrations');
  await expect(rows(page)).toHaveCount(PAGE);
  await keepShot('list-many');

  await page.getByLabel('Search integrations').focus();
  await page.keyboard.type(title);
  await expect(page.getByText(`1–${PAGE} of ${MANY}`)).toBeVisible();
  await expect(rows(page).first()).toContainText(`${title} #00`);
  await page.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`offset=${PAGE}`));
  await expect(rows(page)).toHaveCount(MANY - PAGE);
  await expect(page.getByRole('button', { name: 'Next' })).toBeDisabled();
  await page.reload();
  await expect(rows(page)).toHaveCount(MANY - PAGE);
  await page.goBack();
  await expect(rows(page)).toHaveCount(PAGE);

  await page.keyboard.press('/');
  // Not a number alone, which may be part of another name.
  await page.keyboard.type(`verify ${title} #59`);
  const commands = page.getByRole('listbox', { name: 'Commands' });
  await expect(commands.getByRole('option')).toHaveText([new RegExp(`^Verify ${title} #59`)]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a page stays until the next is there, and nothing jumps', async ({ page, outside, request }) => {
  test.slow();
  const title = freshName('Stays');
  const names = Array.from({ length: PAGE + 2 }, (_, index) => `${title} ${String(index).padStart(2, '0')}`);
  await using many = await addMany(request, outside, names);
  expect(many.ids).toHaveLength(PAGE + 2);
  await page.goto(`/integrations?search=${encodeURIComponent(title)}`);
  await expect(rows(page)).toHaveCount(PAGE);
  const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
  await page.route('**/api/integrations?*offset=50*', async (route) => {
    asked();
    await mayAnswer;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Next' }).click();
  await isAsked;
  await expect(rows(page)).toHaveCount(PAGE);
  await expect(page.locator('[aria-busy=true]')).toBeVisible();
  expect(await layoutShift(page)).toBeLessThan(0.01);
  answer();
  await expect(rows(page)).toHaveCount(2);
});

test('integrations are found by name and status, sorted, and the address bar keeps it', async ({
  page,
  outside,
  request,
  keepShot,
}) => {
  const title = freshName('Sorted');
  await using three = await addMany(request, outside, [`${title} a`, `${title} b`, `${title} c`]);
  const [, second = '', third = ''] = three.ids;
  await expect
    .poll(async () => (await (await request.get(`/api/integrations/${third}`)).json()).status)
    .toBe('connected');
  await request.patch(`/api/integrations/${second}`, { data: { paused: true } });

  await page.goto('/integrations');
  await page.getByLabel('Search integrations').fill(title);
  await expect(rows(page)).toHaveCount(3);
  await page.getByLabel('Status').selectOption('paused');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Paused');
  await expect(page).toHaveURL(/status=paused/);
  await page.getByLabel('Status').selectOption('failed');
  await expect(page.getByText('No integration fits this search.')).toBeVisible();
  await keepShot('list-nothing-fits');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page).toHaveURL(/\/integrations$/);
  await expect(page.getByLabel('Search integrations')).toHaveValue('');

  await page.goto(`/integrations?search=${encodeURIComponent(title)}&sort=attention`);
  await expect(page.getByLabel('Sort')).toHaveValue('attention');
  await expect(rows(page).first()).toContainText(title);
});

test('a list that cannot be read says so, and is read again', async ({ page, outside, request }) => {
  await using one = await addMany(request, outside, [freshName('Unread')]);
  expect(one.ids).toHaveLength(1);
  const problem = { type: '', title: 'No', status: 429, detail: 'Wait a minute.', instance: 'fake-id' };
  await page.route('**/api/integrations?*', (route) => route.fulfill({ status: 429, json: problem }));
  await page.goto('/integrations');
  await expect(page.getByRole('alert')).toContainText('The integrations could not be read');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('the overview says what needs someone today and what soon will, and leads there', async ({
  page,
  outside,
  request,
  keepShot,
}) => {
  const { dataCenter, cloud } = outside;
  const rosa = dataCenter.addAccount({ name: 'rosa-today', administrator: true });
  const old = rosa.addToken({ kind: 'personal' });
  const broken = freshName('Today');
  await addIntegration(page, { name: broken, siteUrl: dataCenter.url, accessToken: old.text });
  await expect(statusOf(page)).toHaveText('Connected');
  old.revoke();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(statusOf(page)).toHaveText('Failed');
  const soon = freshName('Tomorrow');
  const ada = cloud.addAccount({ email: 'soon@owl.example', administrator: true });
  await addIntegration(page, {
    name: soon,
    siteUrl: cloud.options.baseUrl ?? '',
    account: 'soon@owl.example',
    accessToken: ada.addToken().text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  const path = new URL(page.url()).pathname;
  await request.patch(`/api${path}`, { data: { tokenEndsOn: inDays(1) } });

  await page.goto('/');
  const today = page.getByRole('region', { name: 'Needs someone today' });
  const need = today.getByRole('listitem').filter({ hasText: broken });
  await expect(need).toContainText('Jira rejected the token');
  await expect(need).toContainText('create a token and paste it here');
  const within = page.getByRole('region', { name: 'Within 30 days' });
  await expect(within.getByRole('listitem').filter({ hasText: soon }).first()).toContainText(
    'The token ends tomorrow',
  );
  await expect(list(page)).toBeVisible();
  await keepShot('overview-needs');
  await within.getByRole('link', { name: soon }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: soon })).toBeVisible();
  await page.goto('/');
  await page.getByRole('list', { name: 'Integrations by status' }).getByText('Failed').click();
  await expect(page).toHaveURL(/\/integrations\?status=failed$/);
  await expect(page.getByLabel('Status')).toHaveValue('failed');
});

test('where nothing needs anyone the overview says so calmly', async ({
  page,
  outside,
  request,
  keepShot,
}) => {
  await using one = await addMany(request, outside, [freshName('Calm')]);
  expect(one.ids).toHaveLength(1);
  const none = { needs: [], total: 0 };
  const counts = { pending: 0, connected: 12_345, failed: 0, paused: 0 };
  await page.route('**/api/overview', (route) =>
    route.fulfill({ json: { counts, today: none, soon: none } }),
  );
  await page.goto('/');
  await expect(page.getByText('Nothing needs anyone today.')).toBeVisible();
  await expect(page.getByText('Nothing ends within 30 days, as far as is known.')).toBeVisible();
  await keepShot('overview-calm');
});
