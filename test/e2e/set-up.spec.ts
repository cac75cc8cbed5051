import { expectClean } from './clean.ts';
import { expect, OWNER, test } from './house.ts';
import { startOwlHub } from './owlhub.ts';

test.use({ storageState: { cookies: [], origins: [] } });

test('the set-up link makes the first account, once', async ({ page, outside, keepShot }) => {
  await using owlhub = await startOwlHub(outside.settings);
  await page.goto(owlhub.url);
  await expect(page.getByRole('heading', { name: 'This OwlHub is new' })).toBeVisible();
  await expectClean(page);
  await keepShot('new-owlhub');

  await page.goto(owlhub.setUpLink);
  await expect(page.getByLabel('Email')).toBeFocused();
  await expectClean(page);
  await keepShot('set-up');
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password').fill('too short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Connect your first site' })).toBeVisible();
  await expectClean(page);
  await keepShot('no-integrations-yet');

  await page.goto(owlhub.setUpLink);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'OwlHub is set up' })).toBeVisible();
});

test('signing in leads back to the page that was asked for', async ({ page, keepShot }) => {
  await page.goto('/integrations/new?type=jira');
  await expect(page.getByRole('heading', { name: 'Sign in to OwlHub' })).toBeVisible();
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectClean(page);
  await keepShot('sign-in-refused');
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('Jira Site URL')).toBeVisible();
});

test('signing in never leads to another site', async ({ page }) => {
  await page.goto('/sign-in?to=//elsewhere.example/');
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('a session that ends leads to the sign-in page and back', async ({ page, context }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Integrations' }).click();
  await expect(page.getByRole('link', { name: 'Add New Integration' })).toBeVisible();
  await context.clearCookies();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in to OwlHub' })).toBeVisible();
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Add New Integration' })).toBeVisible();
});

test('who signs out is out', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to OwlHub' })).toBeVisible();
  await page.goto('/integrations');
  await expect(page.getByRole('heading', { name: 'Sign in to OwlHub' })).toBeVisible();
});
