import { addTotp, codeOf, plugInAuthenticator, signIn, test } from './account.ts';
import { expectClean } from './clean.ts';
import { expect } from './house.ts';

const inside = { name: 'Integrations', level: 1 } as const;

test('what was typed stays when it is refused', async ({ page, addColleague }) => {
  const grace = await addColleague();
  await page.goto('/sign-in?to=/integrations');
  await signIn(page, { ...grace, password: 'fake-wrong-password' });
  await expect(page.getByRole('alert')).toContainText('do not belong together');
  await expect(page.getByLabel('Email')).toHaveValue(grace.email);
  await signIn(page, grace);
  await expect(page.getByRole('heading', inside)).toBeVisible();
});

test('after the password comes the code of the authenticator app', async ({
  page,
  addColleague,
  keepShot,
}) => {
  const grace = await addColleague();
  const { key } = await addTotp(grace);
  await page.goto('/sign-in?to=/integrations');
  await signIn(page, grace);
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Code', { exact: true })).toHaveAttribute('autocomplete', 'one-time-code');
  await expectClean(page);
  await keepShot('second-factor');

  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel('Email')).toHaveValue(grace.email);
  await expect(page.getByLabel('Password')).toHaveValue(grace.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();

  await page.getByLabel('Code', { exact: true }).fill('not a code');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('not right');
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', inside)).toBeVisible();
});

test('a recovery code gets in where the app is lost, once', async ({ page, context, addColleague }) => {
  const grace = await addColleague();
  const { recoveryCodes } = await addTotp(grace);
  const [code = ''] = recoveryCodes;
  const enter = async () => {
    await page.goto('/sign-in?to=/integrations');
    await signIn(page, grace);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  await enter();
  await expect(page.getByRole('heading', inside)).toBeVisible();
  await context.clearCookies();
  await enter();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectClean(page);
});

test('a passkey signs in by itself, and is the second factor of a password', async ({
  page,
  context,
  addColleague,
}) => {
  const grace = await addColleague();
  await plugInAuthenticator(page);
  await page.goto('/sign-in?to=/profile');
  await signIn(page, grace);
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await page.getByLabel('Name of the passkey').fill('Test device');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByRole('heading', { name: 'Test device' })).toBeVisible();

  await context.clearCookies();
  await page.goto('/sign-in?to=/integrations');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', inside)).toBeVisible();

  await context.clearCookies();
  await page.goto('/sign-in?to=/integrations');
  await signIn(page, grace);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('heading', inside)).toBeVisible();
});

test('who forgot their password is told who can help where no mail is set up', async ({ page, keepShot }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill('grace@owl-corp.example');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByText('owlhub users reset-password grace@owl-corp.example')).toBeVisible();
  await expectClean(page);
  await keepShot('forgot-without-mail');
});

test('a provider that is down is named, and the password still works', async ({ page, addColleague }) => {
  const grace = await addColleague();
  await page.goto('/sign-in?problem=provider_unreachable&to=/integrations');
  await expect(page.getByRole('alert')).toContainText('does not answer');
  await expectClean(page);
  await signIn(page, grace);
  await expect(page.getByRole('heading', inside)).toBeVisible();

  await page.goto('/sign-in?problem=made_up');
  await expect(page.getByRole('heading', { name: 'Sign in to OwlHub' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('where everybody has the provider the password is folded away', async ({ page }) => {
  await page.route('**/api/sign-in', (route) =>
    route.fulfill({
      json: { password: 'break_glass', provider: { name: 'Okta' }, passkeys: true, resetByMail: true },
    }),
  );
  await page.goto('/sign-in?to=/integrations');
  await expect(page.getByRole('link', { name: 'Sign in with Okta' })).toHaveAttribute(
    'href',
    '/api/sign-in/provider?to=%2Fintegrations',
  );
  await expect(page.getByLabel('Password')).toBeHidden();
  await page.getByText('Okta does not work?').click();
  await expect(page.getByLabel('Password')).toBeVisible();
  await expectClean(page);
});

test('signing in needs no mouse', async ({ page, addColleague }) => {
  const grace = await addColleague();
  const { key } = await addTotp(grace);
  await page.goto('/sign-in?to=/integrations');
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.keyboard.type(grace.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(grace.password);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  await page.keyboard.type(codeOf(key));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', inside)).toBeVisible();
});

test('what went wrong at a provider that is not set up any more still reads as a sentence', async ({
  page,
}) => {
  await page.goto('/sign-in?problem=clock_skew');
  await expect(page.getByRole('alert')).toContainText('The clocks of OwlHub and the provider differ');
  await page.goto('/sign-in?problem=provider_refused');
  await expect(page.getByRole('alert')).toContainText('The provider did not let you in');
});
