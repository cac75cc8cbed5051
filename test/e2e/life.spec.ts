import { addIntegration, freshName, statusOf } from './deeds.ts';
import { expect, test } from './house.ts';

test('a token revoked in Jira fails at the next check, and a new one heals it', async ({
  page,
  outside,
  keepShot,
}) => {
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-revoked', administrator: true });
  const old = rosa.addToken({ kind: 'personal' });
  await addIntegration(page, {
    name: freshName('Revoked'),
    siteUrl: outside.dataCenter.url,
    accessToken: old.text,
  });
  await expect(statusOf(page)).toHaveText('Connected');

  old.revoke();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(statusOf(page)).toHaveText('Failed');
  await expect(page.getByRole('region', { name: 'What to do' })).toContainText(
    'revoked, expired or mistyped',
  );
  await keepShot('revoked');

  await page.getByRole('button', { name: 'Replace token' }).click();
  await keepShot('replace-token');
  await page.getByLabel('Access Token').fill(rosa.addToken({ kind: 'personal' }).text);
  await page.getByRole('button', { name: 'Save and verify' }).click();
  await expect(statusOf(page)).toHaveText('Connected');
});

test('a replacement that is not accepted leaves the old token in use', async ({
  page,
  outside,
  keepShot,
}) => {
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-careful', administrator: true });
  await addIntegration(page, {
    name: freshName('Careful'),
    siteUrl: outside.dataCenter.url,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  await page.getByRole('button', { name: 'Replace token' }).click();
  await page.getByLabel('Access Token').fill('fake-token-that-nobody-made');
  await page.getByRole('button', { name: 'Save and verify' }).click();
  const replacement = page.getByRole('region', { name: 'New values, not accepted' });
  await expect(replacement).toBeVisible();
  await expect(replacement.getByRole('heading', { name: 'Jira rejected the token' })).toBeVisible();
  await expect(statusOf(page)).toHaveText('Connected');
  await expect(page.getByRole('region', { name: 'Verification' })).toContainText('Of the new values');
  await expect(page.getByRole('region', { name: 'Proof' })).toContainText('rosa-careful');
  await keepShot('replacement-rejected');

  await replacement.getByRole('button', { name: 'Paste a new token' }).click();
  await expect(page.getByRole('dialog', { name: 'Replace token' })).toBeVisible();
  await page.keyboard.press('Escape');
  await replacement.getByRole('button', { name: 'Go back to the previous values' }).click();
  await expect(replacement).toHaveCount(0);
  await expect(statusOf(page)).toHaveText('Connected');
});

test('whoever insists uses the new values, accepted or not', async ({ page, outside }) => {
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-insists', administrator: true });
  await addIntegration(page, {
    name: freshName('Insisting'),
    siteUrl: outside.dataCenter.url,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  await page.getByRole('button', { name: 'Replace token' }).click();
  await page.getByLabel('Access Token').fill('fake-token-that-nobody-made');
  await page.getByRole('button', { name: 'Save and verify' }).click();
  await page.getByRole('button', { name: 'Use the new ones anyway' }).click();
  await expect(statusOf(page)).toHaveText('Failed');
});

test('pausing stops it, resuming verifies it again', async ({ page, outside, keepShot }) => {
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-paused', administrator: true });
  await addIntegration(page, {
    name: freshName('Paused'),
    siteUrl: outside.dataCenter.url,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(statusOf(page)).toHaveText('Paused');
  await expect(page.getByRole('button', { name: 'Verify now' })).toBeDisabled();
  await keepShot('paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(statusOf(page)).toHaveText('Connected');
});

test('every verification is kept, rung by rung', async ({ page, outside }) => {
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-history', administrator: true });
  await addIntegration(page, {
    name: freshName('Remembered'),
    siteUrl: outside.dataCenter.url,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  await page.getByRole('button', { name: 'Verify now' }).click();
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByText('Passed')).toHaveCount(2);
  await history.getByText('when it was created').click();
  await expect(history.getByText('Does Jira accept the token? Yes')).toBeVisible();
});

test('an integration is edited in place, and verified again where it connects with something else', async ({
  page,
  outside,
  keepShot,
}) => {
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-edited', administrator: true });
  await addIntegration(page, {
    name: freshName('Before'),
    siteUrl: outside.dataCenter.url,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  const name = freshName('After');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await keepShot('edit');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Access Token').fill(rosa.addToken({ kind: 'personal' }).text);
  await page.getByRole('button', { name: 'Save and verify' }).click();
  await expect(page.getByRole('region', { name: 'The token before' })).toBeVisible();
  await expect(statusOf(page)).toHaveText('Connected');
});

test('deleting asks for the name to be typed', async ({ page, outside, keepShot }) => {
  const name = freshName('Doomed');
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-deleted' });
  await addIntegration(page, {
    name,
    siteUrl: outside.dataCenter.url,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  const gone = page.url();
  await page.getByRole('button', { name: 'Delete' }).click();
  const confirm = page.getByRole('button', { name: 'Delete integration' });
  await page.getByLabel(`Type ${name}`).fill('another name');
  await expect(confirm).toBeDisabled();
  await keepShot('delete');
  await page.getByLabel(`Type ${name}`).fill(name);
  await confirm.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
  await page.goto(gone);
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
});
