import type { Page } from '@playwright/test';
import { codeOf, signIn } from './account.ts';
import { expectClean } from './clean.ts';
import { freshEmail, NOBODY } from './colleague.ts';
import { addIntegration, freshName, statusOf } from './deeds.ts';
import { expect, OWNER, test } from './house.ts';
import { watchPage } from './watch-page.ts';

const PASSWORD = 'seven quiet owls in the barn';

test('a colleague is invited, comes in with a second factor, is told who can help, and is helped', async ({
  page: owner,
  browser,
  outside,
  owlhub,
  keepShot,
}) => {
  test.slow();
  const email = freshEmail('Grace');
  const name = freshName('Grace Barn');
  const link = await invite(owner, email);

  await using context = await browser.newContext({ baseURL: owlhub.url, storageState: NOBODY });
  const colleague = await context.newPage();
  const faults = await watchPage(colleague);
  await colleague.goto(link);
  await colleague.getByLabel('Your name').fill(name);
  await colleague.getByLabel('Password').fill(PASSWORD);
  await colleague.getByRole('button', { name: 'Create account' }).click();
  await expect(colleague.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const key = await addAuthenticator(colleague);
  await signOutAndIn(colleague, email, key);

  await test.step('sees integrations, cannot add one, and is told who can', async () => {
    await colleague.getByRole('link', { name: 'Integrations' }).click();
    await expect(colleague.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
    await expect(colleague.getByRole('link', { name: /add/i })).toHaveCount(0);
    const line = colleague.getByText('Adding integrations takes a role with that right. Ask ');
    await expect(line).toBeVisible();
    await expect(line.getByRole('link')).toHaveAttribute('href', `mailto:${OWNER.email}`);
    await expectClean(colleague);
    await colleague.keyboard.press('/');
    await colleague.keyboard.type('add integration');
    const commands = colleague.getByRole('dialog', { name: 'Commands' });
    await expect(commands.getByText('Adding integrations takes a role with that right. Ask ')).toBeVisible();
    await expect(commands.getByRole('option')).toHaveCount(0);
    await expectClean(colleague);
    await colleague.keyboard.press('Escape');
    await colleague.goto('/integrations/new?type=jira');
    await expect(colleague.getByText('This is not open to you')).toBeVisible();
    await colleague.goto('/integrations');
  });

  const role = freshName('Integration installer');
  await test.step('the owner makes a role and gives it', async () => {
    await owner.goto('/roles');
    await owner.getByRole('button', { name: 'Make a role' }).click();
    await owner.getByLabel('Name').fill(role);
    await owner.getByLabel('See integrations').check();
    await owner.getByLabel('Add integrations').check();
    await owner.getByRole('button', { name: 'Make role' }).click();
    await expect(owner.getByText('May see integrations and add integrations.')).toBeVisible();
    await owner.goto('/people');
    await owner.getByLabel('Search people').fill(email);
    // The head and one line: what is clicked moves no more.
    await expect(owner.getByRole('row')).toHaveCount(2);
    await owner.getByRole('link', { name }).click();
    await owner.getByRole('button', { name: 'Change roles' }).click();
    await owner.getByLabel(role).check();
    await owner.getByRole('button', { name: 'Save roles' }).click();
    await expect(owner.getByRole('region', { name: 'Roles' })).toContainText(role);
  });

  const integration = freshName('Added by Grace');
  await test.step('the colleague adds one, on the page that was open all the time', async () => {
    await expect(colleague.getByRole('link', { name: /^Add/ }).first()).toBeVisible();
    const rosa = outside.dataCenter.addAccount({ name: 'rosa-story', administrator: true });
    await colleague.getByRole('link', { name: /^Add/ }).first().click();
    await addIntegration(colleague, {
      name: integration,
      siteUrl: outside.dataCenter.url,
      accessToken: rosa.addToken({ kind: 'personal' }).text,
    });
    await expect(statusOf(colleague)).toHaveText('Connected');
    await expect(colleague.getByText('take a role with those rights.')).toBeVisible();
    await expect(colleague.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  });

  await test.step('both deeds are in the audit log', async () => {
    await owner.goto('/audit');
    await expect(owner.getByRole('listitem').filter({ hasText: `made a role: ${role}` })).toBeVisible();
    await expect(
      owner.getByRole('listitem').filter({ hasText: `${name} added an integration: ${integration}` }),
    ).toBeVisible();
    const given = owner.getByRole('listitem').filter({ hasText: `changed a person: ${name}` });
    await given.getByText('changed a person').click();
    await expect(given).toContainText(role);
    await keepShot('story-audit');
  });
  expect(faults()).toEqual([]);
});

async function invite(owner: Page, email: string): Promise<string> {
  await owner.goto('/people');
  await owner.getByRole('button', { name: 'Invite' }).click();
  await owner.getByLabel('Email').fill(email);
  await owner.getByLabel('Analyst').check();
  await owner.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
  const link = await owner.getByTestId('link').textContent();
  await owner.getByRole('button', { name: 'Done' }).click();
  return link ?? '';
}

async function addAuthenticator(page: Page): Promise<string> {
  await page.goto('/profile');
  await page.getByRole('button', { name: 'Add app' }).click();
  const key = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
  await page.getByLabel('Code from the app').fill(codeOf(key, -1));
  await page.getByRole('button', { name: 'Add the app' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return key;
}

async function signOutAndIn(page: Page, email: string, key: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signIn(page, { email, password: PASSWORD });
  await page.getByLabel('Code').fill(codeOf(key));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('One more step');
}
