import { signIn, test } from './account.ts';
import { expectClean } from './clean.ts';
import { freshName } from './deeds.ts';
import { expect, OWNER } from './house.ts';
import { linkIn, openMailbox } from './mailbox.ts';
import { startOwlHub } from './owlhub.ts';

const freshEmail = () => `${freshName('heidi').replace(' ', '.')}@owl-corp.example`;

test('an invitation leads inside, once', async ({ page, context, owner, keepShot }) => {
  const email = freshEmail();
  const made = await owner.post('/api/invitations', { data: { email, name: 'Heidi', roles: ['analyst'] } });
  const { link } = (await made.json()) as { link: string };
  await page.goto(link);
  await expect(page.getByText(email)).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Heidi');
  await expect(page.getByLabel('Your name')).toBeFocused();
  await expectClean(page);
  await keepShot('invitation');

  await page.getByLabel('Password').fill('password123');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectClean(page);
  await page.getByLabel('Your name').fill('Heidi Keller');
  await page.getByLabel('Password').fill('nine green owls at dusk');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('link', { name: 'Heidi Keller' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

  await context.clearCookies();
  await page.goto('/sign-in');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This invitation has ended' })).toBeVisible();
  await expectClean(page);
  await keepShot('invitation-ended');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, { email, password: 'nine green owls at dusk' });
  await expect(page.getByRole('link', { name: 'Heidi Keller' })).toBeVisible();
});

test('an invitation that was withdrawn says so as one that never was', async ({ page, owner }) => {
  const made = await owner.post('/api/invitations', { data: { email: freshEmail(), roles: ['viewer'] } });
  const { link, invitation } = (await made.json()) as { link: string; invitation: { id: string } };
  expect((await owner.delete(`/api/invitations/${invitation.id}`)).ok()).toBe(true);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This invitation has ended' })).toBeVisible();
  const withdrawn = await page.getByRole('main').textContent();
  await page.goto('/sign-in');
  await page.goto('/invitation#fake-token-of-nobody');
  await expect(page.getByRole('heading', { name: 'This invitation has ended' })).toBeVisible();
  expect(await page.getByRole('main').textContent()).toBe(withdrawn);
  await page.goto('/sign-in');
  await page.goto('/invitation');
  await expect(page.getByRole('heading', { name: 'Open the whole link' })).toBeVisible();
});

test('where mail is set up, invitations and links for a new password come by mail', async ({
  page,
  playwright,
  outside,
  keepShot,
}) => {
  test.slow();
  await using mailbox = await openMailbox();
  await using owlhub = await startOwlHub({ ...outside.settings, ...mailbox.settings });
  const { origin, hash } = new URL(owlhub.setUpLink);
  const owner = await playwright.request.newContext({ baseURL: origin });
  await owner.post('/api/setup', { data: { token: hash.slice(1), ...OWNER } });
  const email = freshEmail();
  const made = await owner.post('/api/invitations', { data: { email, name: 'Heidi', roles: ['viewer'] } });
  expect(await made.json()).toMatchObject({ link: null });

  await page.goto(linkIn(await mailbox.next(email), 'invitation'));
  await page.getByLabel('Password').fill('nine green owls at dusk');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();

  const ask = async (typed: string) => {
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await expect(page.getByRole('heading', { name: 'A new password' })).toBeVisible();
    await page.getByLabel('Email').fill(typed);
    await expectClean(page);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
    await expectClean(page);
    const told = (await page.getByRole('main').textContent())?.replace(typed, '…');
    await page.getByRole('link', { name: 'Back to sign in' }).click();
    return told;
  };
  const forNobody = await ask('nobody@owl-corp.example');
  expect(await ask(email)).toBe(forNobody);
  const reset = linkIn(await mailbox.next(email), 'reset');
  expect(mailbox.count, 'mails to people without an account').toBe(0);

  await page.goto(reset);
  await expect(page.getByText(email)).toBeVisible();
  await expectClean(page);
  await keepShot('reset');
  await page.getByLabel('New password').fill('ten brown owls at dawn');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();
  await expectClean(page);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, { email, password: 'ten brown owls at dawn' });
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

  await page.goto('/sign-in');
  await page.goto(reset);
  await expect(page.getByRole('heading', { name: 'This link has ended' })).toBeVisible();
  await owner.dispose();
});
