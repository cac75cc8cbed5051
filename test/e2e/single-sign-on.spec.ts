import type { APIRequestContext, Page } from '@playwright/test';
import { providerAt } from '#test/sso-browser.ts';
import { addTotp, codeOf, test as base } from './account.ts';
import { expectClean } from './clean.ts';
import { freshName } from './deeds.ts';
import { expect, OWNER } from './house.ts';
import { startOwlHub } from './owlhub.ts';
import { type Running, startCertified, startEntra, startGoogle, startOkta } from './providers.ts';

type Own = { setUp: (starting: Promise<Running>, change?: object) => Promise<Running> };

/** With an OwlHub of its own, because there is one provider: on this machine and without encryption. */
const test = base.extend<Own>({
  setUp: async ({ owner }, use) => {
    const started: Running[] = [];
    await use(async (starting, change = {}) => {
      const provider = await starting;
      started.push(provider);
      await save(owner, provider, change);
      return provider;
    });
    for (const provider of started) await provider.close();
  },
});
const alone = test.extend<object, { owlhub: Awaited<ReturnType<typeof startOwlHub>> }>({
  owlhub: [
    async ({ outside }, use) => {
      await using owlhub = await startOwlHub({ ...outside.settings, OWLHUB_ALLOW_HTTP: 'true' });
      await use(owlhub);
    },
    { scope: 'worker' },
  ],
});

async function save(owner: APIRequestContext, provider: Running, change: object) {
  const saved = await owner.put('/api/provider', { data: providerAt(provider, { name: 'Corp', ...change }) });
  expect(saved.status(), await saved.text()).toBe(200);
}

const email = () => `${freshName('grace').replaceAll(/\W+/g, '.')}@owl-corp.example`;
const button = (page: Page) =>
  page
    .getByRole('link', { name: 'Sign in with Corp' })
    .or(page.getByRole('button', { name: 'Sign in with Corp' }));
const inside = (page: Page) => page.getByRole('heading', { name: 'Integrations', level: 1 });

alone(
  'an account is made at the first sign-in, and signing out also ends the session there',
  async ({ page, owlhub, setUp, keepShot }) => {
    const grace = email();
    const made = { createsAccounts: true, defaultRole: 'analyst' };
    const provider = await setUp(startCertified(owlhub.url, grace), made);
    await page.goto('/sign-in?to=/integrations');
    await expectClean(page);
    await keepShot('sign-in-with-provider');
    await button(page).click();
    await expect(inside(page)).toBeVisible();

    await page.goto('/profile');
    await expect(page.getByText(grace).first()).toBeVisible();
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await expect(page).toHaveURL(new RegExp(`^${provider.issuer}/`));
    await page.getByRole('button', { name: /Yes, sign me out/ }).click();
    await expect(page).toHaveURL(`${owlhub.url}/sign-in`);
    await page.goto('/integrations');
    await expect(button(page)).toBeVisible();
  },
);

alone('Okta’s groups become roles', async ({ page, owlhub, setUp }) => {
  const grace = email();
  await setUp(startOkta(owlhub.url, grace, 'Jira admins'), {
    scopes: 'email profile groups',
    createsAccounts: true,
    groups: [{ group: 'Jira admins', role: 'administrator' }],
  });
  await page.goto('/sign-in?to=/integrations');
  await button(page).click();
  await page.getByRole('button', { name: grace }).click();
  await expect(inside(page)).toBeVisible();
  const { person } = await (await page.request.get('/api/sessions/current')).json();
  expect(person).toMatchObject({ email: grace, roles: [{ id: 'administrator' }] });
});

alone('a colleague who was invited comes in with Google', async ({ page, owlhub, owner, setUp }) => {
  const grace = email();
  await setUp(startGoogle(owlhub.url, grace));
  await page.goto('/sign-in?to=/integrations');
  await button(page).click();
  await page.getByRole('button', { name: grace }).click();
  await expect(page).toHaveURL(/problem=no_account/);
  await expect(page.getByText('There is no account for you here yet')).toBeVisible();

  await owner.post('/api/invitations', { data: { email: grace, roles: ['viewer'] } });
  await button(page).click();
  await page.getByRole('button', { name: grace }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  const { person } = await (await page.request.get('/api/sessions/current')).json();
  expect(person).toMatchObject({ email: grace, roles: [{ id: 'viewer' }] });
});

alone(
  'Entra ID has to say that an email is verified, and the test says how',
  async ({ page, browser, owlhub, signedIn, setUp, keepShot }) => {
    const grace = email();
    await setUp(startEntra(owlhub.url, grace), { createsAccounts: true, defaultRole: 'viewer' });
    await page.goto('/sign-in');
    await button(page).click();
    await page.getByRole('button', { name: grace }).click();
    await expect(page).toHaveURL(/problem=email_not_verified/);

    const context = await browser.newContext({ baseURL: owlhub.url, storageState: signedIn });
    const settings = await context.newPage();
    await settings.goto('/settings/sign-in');
    await settings.getByRole('button', { name: 'Test', exact: true }).click();
    await settings.getByRole('link', { name: 'Go on at the provider' }).click();
    await settings.getByRole('button', { name: grace }).click();
    await expect(settings).toHaveURL(/\/settings\/sign-in\?test=/);
    await expect(settings.getByText('The email is not verified')).toBeVisible();
    await expect(settings.getByText(/xms_edov/)).toBeVisible();
    await expect(settings.getByText(grace).first()).toBeVisible();
    await expectClean(settings);
    await settings.screenshot({ path: 'test-results/screenshots/provider-claims.png', fullPage: true });
    await context.close();
    await keepShot('email-not-verified');
  },
);

alone(
  'a second factor of one’s own is asked for after the provider',
  async ({ page, owlhub, addColleague, setUp }) => {
    const grace = await addColleague();
    const { key } = await addTotp(grace);
    await setUp(startCertified(owlhub.url, grace.email));
    await page.goto('/sign-in?to=/integrations');
    await button(page).click();
    await page.getByLabel('Code', { exact: true }).fill(codeOf(key));
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(inside(page)).toBeVisible();
  },
);

alone(
  'while the provider is down the page says so, and a password still works',
  async ({ page, owlhub, setUp }) => {
    const provider = await setUp(startCertified(owlhub.url, email()));
    await provider.close();
    await page.goto('/sign-in?to=/integrations');
    await button(page).click();
    await expect(page.getByText('Corp does not answer')).toBeVisible();
    await page.getByLabel('Email').fill(OWNER.email);
    await page.getByLabel('Password').fill(OWNER.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(inside(page)).toBeVisible();
  },
);
