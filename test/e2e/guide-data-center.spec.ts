import { addIntegration, freshName, openForm, statusOf } from './deeds.ts';
import { expect, test } from './house.ts';

test('a personal access token alone leads to Connected on Data Center', async ({
  page,
  outside,
  keepShot,
}) => {
  const rosa = outside.dataCenter.addAccount({ name: 'rosa', displayName: 'Rosa Root', administrator: true });
  await addIntegration(page, {
    name: freshName('Engineering'),
    siteUrl: `${outside.dataCenter.url}/secure/Dashboard.jspa`,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  const proof = page.getByRole('region', { name: 'Proof' });
  await expect(proof).toContainText('Rosa Root');
  await expect(proof).toContainText('Personal access token');
  await keepShot('data-center-connected');
});

test('the account stays empty for an address that is not Atlassian’s own', async ({ page, outside }) => {
  await openForm(page);
  await page.getByLabel('Jira Site URL').fill(outside.dataCenter.url);
  await expect(page.getByLabel('Account email')).toHaveValue('');
});

test('a missing context path is mended with one click', async ({ page, outside, keepShot }) => {
  const { dataCenter } = outside;
  const rosa = dataCenter.addAccount({ name: 'rosa-path', administrator: true });
  await addIntegration(page, {
    name: freshName('Path'),
    siteUrl: new URL(dataCenter.url).origin,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Failed');
  await expect(page.getByRole('heading', { name: 'Jira lives under another path' })).toBeVisible();
  await keepShot('data-center-context-path');
  await page.getByRole('button', { name: `Use ${dataCenter.url}` }).click();
  await expect(statusOf(page)).toHaveText('Connected');
});

test('a user name and a password work for old servers', async ({ page, outside }) => {
  outside.dataCenter.addAccount({
    name: 'paul',
    displayName: 'Paul Plain',
    password: 'fake-password-of-paul',
  });
  await addIntegration(page, {
    name: freshName('Old'),
    siteUrl: outside.dataCenter.url,
    account: 'paul',
    accessToken: 'fake-password-of-paul',
  });
  await expect(statusOf(page)).toHaveText('Connected');
  await expect(page.getByRole('region', { name: 'Proof' })).toContainText('Without Administer Jira');
});

test('an account that may browse nothing fails with whom to ask', async ({ page, outside, keepShot }) => {
  const nils = outside.dataCenter.addAccount({ name: 'nils', mayBrowse: false });
  await addIntegration(page, {
    name: freshName('Without rights'),
    siteUrl: outside.dataCenter.url,
    accessToken: nils.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Failed');
  const advice = page.getByRole('region', { name: 'What to do' });
  await expect(advice).toContainText('Needs a Jira administrator');
  await expect(page.getByText('Are the permissions sufficient? No')).toBeVisible();
  await keepShot('data-center-rights');
});
