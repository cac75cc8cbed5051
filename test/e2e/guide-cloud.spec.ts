import { addIntegration, fillForm, freshName, openForm, statusOf } from './deeds.ts';
import { CLOUD_ADDRESS, expect, OWNER, test } from './house.ts';

test('the guide, word for word, leads to Connected on Jira Cloud', async ({ page, outside, keepShot }) => {
  const ada = outside.cloud.addAccount({ email: OWNER.email, displayName: 'Ada Admin', administrator: true });
  const token = ada.addToken().text;
  const name = freshName('Jira Production');
  await openForm(page);
  await fillForm(page, { name, siteUrl: CLOUD_ADDRESS, accessToken: token });
  await expect(page.getByLabel('Account email')).toHaveValue(OWNER.email);
  await keepShot('cloud-form');
  await page.getByRole('button', { name: 'Create Integration' }).click();

  await expect(statusOf(page)).toHaveText('Connected');
  const proof = page.getByRole('region', { name: 'Proof' });
  await expect(proof).toContainText('Ada Admin');
  await expect(proof).toContainText('Administrator');
  await expect(proof).toContainText(token.slice(-4));
  await expect(page.locator('body')).not.toContainText(token);
  await keepShot('cloud-connected');

  await page.getByRole('link', { name: 'Integrations' }).click();
  await expect(page.getByRole('row', { name })).toContainText('Connected');
});

test('a wrong token fails with the reason and a way out', async ({ page, keepShot }) => {
  await addIntegration(page, {
    name: freshName('Mistyped'),
    siteUrl: CLOUD_ADDRESS,
    accessToken: 'fake-token-that-nobody-made',
  });
  await expect(statusOf(page)).toHaveText('Failed');
  await expect(page.getByRole('heading', { name: 'Jira rejected the token' })).toBeVisible();
  await expect(page.getByText('Does Jira accept the token? No')).toBeVisible();
  await expect(page.getByText('Are the permissions sufficient? Not reached')).toBeVisible();
  await keepShot('cloud-wrong-token');
});

test('a wrong address fails with the reason', async ({ page, keepShot }) => {
  await addIntegration(page, {
    name: freshName('Nowhere'),
    siteUrl: 'https://localhost:1',
    accessToken: 'fake-token-not-a-secret',
    account: OWNER.email,
  });
  await expect(statusOf(page)).toHaveText('Pending');
  await expect(page.getByText('OwlHub tries again by itself')).toBeVisible();
  await expect(page.getByText('Does the host accept connections? No')).toBeVisible();
  await keepShot('wrong-address');
});

test('an http address is refused at its field, and the https one is a click away', async ({
  page,
  keepShot,
}) => {
  const typed = {
    name: freshName('Plain'),
    siteUrl: 'http://owl-corp.atlassian.net',
    accessToken: 'fake-token',
  };
  await openForm(page);
  await fillForm(page, typed);
  await page.getByRole('button', { name: 'Create Integration' }).click();
  const address = page.getByLabel('Jira Site URL');
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await expect(address).toBeFocused();
  await expect(page.getByLabel('Name')).toHaveValue(typed.name);
  await expect(page.getByLabel('Access Token')).toHaveValue('');
  await keepShot('http-address');
  await page.getByRole('button', { name: `Use ${CLOUD_ADDRESS}` }).click();
  await expect(address).toHaveValue(CLOUD_ADDRESS);
  await expect(address).not.toHaveAttribute('aria-invalid');
});

test('what is missing is named before anything is sent', async ({ page }) => {
  await openForm(page);
  await page.getByLabel('Access Token').fill('fake-token');
  await page.getByRole('button', { name: 'Create Integration' }).click();
  await expect(page.getByText('Name is missing.')).toBeVisible();
  await expect(page.getByText('Jira Site URL is missing.')).toBeVisible();
  await expect(page.getByLabel('Access Token')).toHaveValue('fake-token');
});

test('Test connection shows the verdict beside the form and stores nothing', async ({
  page,
  outside,
  keepShot,
}) => {
  const name = freshName('Only tested');
  const mia = outside.cloud.addAccount({ email: 'mia@owl.example', displayName: 'Mia Member' });
  await openForm(page);
  await fillForm(page, {
    name,
    siteUrl: CLOUD_ADDRESS,
    account: 'mia@owl.example',
    accessToken: mia.addToken().text,
  });
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('The connection works. Nothing is stored yet.')).toBeVisible();
  await expect(page.getByRole('tabpanel')).toContainText('Mia Member');
  await keepShot('test-passed');

  await page.getByLabel('Access Token').fill('fake-token-that-nobody-made');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByRole('heading', { name: 'Jira rejected the token' })).toBeVisible();
  await keepShot('test-failed');
  await page.getByRole('link', { name: 'Integrations' }).click();
  await expect(page.getByRole('heading', { name: 'Integrations' })).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test('a token that lacks scopes fails and says which', async ({ page, outside }) => {
  const account = outside.cloud.addAccount({ email: 'nora@owl.example' });
  const narrow = account.addToken({ kind: 'scoped', scopes: ['read:jira-user'] });
  await addIntegration(page, {
    name: freshName('Narrow'),
    siteUrl: CLOUD_ADDRESS,
    account: 'nora@owl.example',
    accessToken: narrow.text,
  });
  await expect(statusOf(page)).toHaveText('Failed');
  await expect(page.getByRole('region', { name: 'What to do' })).toContainText('read:jira-work');
});

test('email and token pasted together work, whoever is signed in', async ({ page, outside }) => {
  const otto = outside.cloud.addAccount({ email: 'otto@owl.example', displayName: 'Otto Other' });
  await addIntegration(page, {
    name: freshName('Together'),
    siteUrl: CLOUD_ADDRESS,
    accessToken: `otto@owl.example:${otto.addToken().text}`,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  await expect(page.getByRole('region', { name: 'Proof' })).toContainText('Otto Other');
});
