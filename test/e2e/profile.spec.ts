import type { Page } from '@playwright/test';
import { addTotp, codeOf, plugInAuthenticator, signIn, test } from './account.ts';
import { expectClean } from './clean.ts';
import { freshName } from './deeds.ts';
import { expect } from './house.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name });

test('an authenticator app is added by code, and its recovery codes are shown once', async ({
  page,
  addColleague,
  keepShot,
}) => {
  const grace = await addColleague();
  await page.goto('/sign-in?to=/profile');
  await signIn(page, grace);
  await page.getByRole('button', { name: 'Add app' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();
  await expectClean(page);
  await keepShot('add-authenticator-app');
  const key = (await dialog.locator('code').textContent()) ?? '';
  await dialog.getByLabel('Code from the app').fill('000000');
  await dialog.getByRole('button', { name: 'Add the app' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Code from the app').fill(codeOf(key));
  await dialog.getByRole('button', { name: 'Add the app' }).click();
  await expect(dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await expectClean(page);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('owlhub-recovery-codes.txt');
  // Browsers close a dialog at the second Escape by themselves.
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Keep the codes first');
  await expect(dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await expectClean(page);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('10 left.')).toBeVisible();
  await expectClean(page);

  await page.getByRole('button', { name: 'Remove app' }).click();
  await expectClean(page);
  await dialog.getByRole('button', { name: 'Remove app' }).click();
  await expect(page.getByRole('button', { name: 'Add app' })).toBeVisible();
});

test('who has been away is asked who they are, and the deed goes on by itself', async ({
  page,
  addColleague,
  keepShot,
}) => {
  const grace = await addColleague();
  await addTotp(grace);
  await page.context().addCookies((await grace.api.storageState()).cookies);
  await page.goto('/profile');
  const title = 'Confirm that it is you';
  // The first time the answer is the one that is given 15 minutes after signing in.
  await page.route(
    '**/api/profile/recovery-codes',
    (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        json: { type: '', title: 'No', status: 403, detail: 'Confirm first.', reason: 'confirm_first' },
      }),
    { times: 2 },
  );
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await expect(page.getByRole('dialog', { name: title }).getByLabel('Password')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toContainText('did not confirm');

  await page.getByRole('button', { name: 'Make new codes' }).click();
  const question = page.getByRole('dialog', { name: title });
  await expectClean(page);
  await keepShot('confirm');
  await question.getByLabel('Password').fill('fake-wrong-password');
  await question.getByRole('button', { name: 'Confirm' }).click();
  await expect(question.getByRole('alert')).toBeVisible();
  await question.getByLabel('Password').fill(grace.password);
  await question.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' })).toBeVisible();
});

test('passkeys are added, renamed and removed', async ({ page, addColleague }) => {
  const grace = await addColleague();
  await plugInAuthenticator(page);
  await page.goto('/sign-in?to=/profile');
  await signIn(page, grace);
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await expectClean(page);
  await page.getByLabel('Name of the passkey').fill('Test device');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('button', { name: 'Rename Test device' }).click();
  await page.getByLabel('Name of the passkey').fill('Blue key');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Blue key')).toBeVisible();
  await expectClean(page);
  await page.getByRole('button', { name: 'Remove Blue key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove passkey' }).click();
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('a session that is ended elsewhere is at the sign-in page at once', async ({ page, addColleague }) => {
  const grace = await addColleague();
  await page.goto('/sign-in?to=/profile');
  await signIn(page, grace);
  await expect(heading(page, 'Where you are signed in')).toBeVisible();
  await expect(page.getByText('This one')).toHaveCount(1);
  await page.getByRole('button', { name: 'End all others' }).click();
  await expect(page.getByRole('button', { name: 'End all others' })).toHaveCount(0);
  expect((await grace.api.get('/api/sessions/current')).status()).toBe(401);

  const again = await grace.api.post('/api/sessions', {
    data: { email: grace.email, password: grace.password },
  });
  expect(again.status()).toBe(201);
  expect((await grace.api.delete('/api/sessions')).ok()).toBe(true);
  await expect(heading(page, 'Sign in to OwlHub')).toBeVisible();
});

test('a name and a password are changed', async ({ page, addColleague }) => {
  const grace = await addColleague();
  await page.goto('/sign-in?to=/profile');
  await signIn(page, grace);
  await page.getByLabel('Your name').fill('Grace Hopper');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();

  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Current password').fill('fake-wrong-password');
  await dialog.getByLabel('New password').fill('eleven owls in the fog');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectClean(page);
  await dialog.getByLabel('Current password').fill(grace.password);
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, { email: grace.email, password: 'eleven owls in the fog' });
  await expect(page.getByRole('link', { name: 'Grace Hopper' })).toBeVisible();
});

test('a role that asks for a second factor lets nobody further without, and then on', async ({
  page,
  owner,
  addColleague,
  keepShot,
}) => {
  const name = freshName('Reader');
  const made = await owner.post('/api/roles', { data: { name, permissions: ['integrations.read'] } });
  const { id } = (await made.json()) as { id: string };
  const grace = await addColleague({ roles: [id] });
  await page.goto('/sign-in?to=/integrations');
  await signIn(page, grace);
  await expect(page.getByRole('heading', { name: 'Integrations', level: 1 })).toBeVisible();

  await owner.patch(`/api/roles/${id}`, { data: { needsSecondFactor: true } });
  await expect(heading(page, 'Add a second factor')).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expectClean(page);
  await keepShot('second-factor-first');
  await page.getByRole('button', { name: 'Use an authenticator app' }).click();
  const key = (await page.locator('code').textContent()) ?? '';
  await expectClean(page);
  await page.getByLabel('Code from the app').fill(codeOf(key));
  await page.getByRole('button', { name: 'Add the app' }).click();
  await expectClean(page);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByRole('heading', { name: 'Integrations', level: 1 })).toBeVisible();
});

test('who loses a right while the page is open is told who can help, and gets it back without a reload', async ({
  page,
  owner,
  addColleague,
  keepShot,
}) => {
  const name = freshName('Only people');
  const made = await owner.post('/api/roles', { data: { name, permissions: ['people.read'] } });
  const { id } = (await made.json()) as { id: string };
  const grace = await addColleague();
  await page.goto('/sign-in?to=/integrations');
  await signIn(page, grace);
  await expect(page.getByRole('heading', { name: 'Integrations', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0);

  await owner.patch(`/api/people/${grace.id}`, { data: { roles: [id] } });
  await expect(heading(page, 'This is not open to you')).toBeVisible();
  await expect(page.getByRole('link', { name: 'People' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Integrations' })).toHaveCount(0);
  await expectClean(page);
  await keepShot('right-lost');
  await owner.patch(`/api/people/${grace.id}`, { data: { roles: ['analyst'] } });
  await expect(heading(page, 'This is not open to you')).toHaveCount(0);
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Integrations' })).toBeVisible();
});

test('the commands lead to the profile and out', async ({ page, addColleague }) => {
  const grace = await addColleague();
  await page.goto('/sign-in');
  await signIn(page, grace);
  await expect(heading(page, 'Overview')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('profile');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Your profile')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sign out');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Sign in to OwlHub')).toBeVisible();
});
