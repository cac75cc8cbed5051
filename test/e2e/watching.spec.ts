import type { Page } from '@playwright/test';
import { expectClean } from './clean.ts';
import { addIntegration, card, connect, fillForm, freshName, inDays, openForm, statusOf } from './deeds.ts';
import { CLOUD_ADDRESS, expect, OWNER, test } from './house.ts';

const rowOf = (page: Page, what: string) =>
  card(page, 'What ends').getByRole('listitem').filter({ hasText: what });

test('the end of a token is assumed until somebody enters it, and a day that is over is refused', async ({
  page,
  outside,
  keepShot,
}) => {
  const ada = outside.cloud.addAccount({ email: OWNER.email, displayName: 'Ada Ends', administrator: true });
  await addIntegration(page, {
    name: freshName('Ends'),
    siteUrl: CLOUD_ADDRESS,
    accessToken: ada.addToken().text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  await expect(rowOf(page, 'Token')).toContainText('Assumed, at the latest');
  await expect(rowOf(page, 'Token').getByRole('link', { name: 'Source' })).toHaveAttribute('href', /^https:/);
  await expect(rowOf(page, 'Certificate')).toContainText('The certificate says so itself.');

  await rowOf(page, 'Token').getByRole('button', { name: 'Set the end' }).click();
  const field = page.getByLabel('Token ends on');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(inDays(365));
  await field.fill(inDays(-1));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('This day is over');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  await keepShot('end-refused');
  await expectClean(page);
  await field.fill(inDays(1));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(page, 'Token')).toContainText('tomorrow');
  await expect(rowOf(page, 'Token')).toContainText(`Entered by ${OWNER.email}.`);

  await rowOf(page, 'Token').getByRole('button', { name: 'Change' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(rowOf(page, 'Token')).toContainText('Assumed, at the latest');
});

test('the schedule and the end of the token can be said when it is added', async ({ page, outside }) => {
  const ada = outside.cloud.addAccount({ email: 'ida@owl.example', administrator: true });
  await openForm(page);
  await fillForm(page, {
    name: freshName('Said at once'),
    siteUrl: CLOUD_ADDRESS,
    accessToken: ada.addToken().text,
    account: 'ida@owl.example',
  });
  await page.getByText('More options').click();
  await page.getByLabel('Verify every').selectOption('1 hour');
  await page.getByLabel('Token ends on').fill(inDays(-1));
  await page.getByText('More options').click();
  await page.getByRole('button', { name: 'Create Integration' }).click();
  await expect(page.getByLabel('Token ends on')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('This day is over');
  await page.getByLabel('Token ends on').fill(inDays(20));
  await page.getByLabel('Access Token').fill(ada.addToken().text);
  await page.getByRole('button', { name: 'Create Integration' }).click();
  await expect(statusOf(page)).toHaveText('Connected');
  await expect(page.getByText(/^Last verified .*, every hour$/)).toBeVisible();
  await expect(rowOf(page, 'Token')).toContainText('in 20 days');
});

test('what broke says why most likely, and the timeline keeps it', async ({ page, outside, keepShot }) => {
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-broke', administrator: true });
  const old = rosa.addToken({ kind: 'personal' });
  await addIntegration(page, {
    name: freshName('Broke'),
    siteUrl: outside.dataCenter.url,
    accessToken: old.text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  old.revoke();
  await page.getByRole('button', { name: 'Verify now' }).click();
  const cause = page.getByRole('region', { name: 'Likely cause' });
  await expect(cause).toContainText('most likely the token was revoked');
  await expect(cause).toContainText('Does Jira accept the token?');
  await expect(cause.getByText('Last worked')).toBeVisible();
  const timeline = card(page, 'Timeline');
  await timeline.getByText('Jira rejected the token').click();
  await expect(timeline).toContainText('Likely cause: Nothing else that OwlHub watches has changed');
  await keepShot('likely-cause');
});

test('the last 90 days and the response times are read with the keyboard alone', async ({
  page,
  outside,
}) => {
  await connect(page, outside, 'rosa-strip', 'Strip');
  const strip = page.getByRole('listbox', { name: 'Last 90 days' });
  await expect(strip.getByRole('option')).toHaveCount(90);
  await strip.focus();
  const current = strip.locator('[aria-selected=true]');
  await expect(current).toHaveAttribute('aria-label', /: 1 check, passed$/);
  await page.keyboard.press('ArrowLeft');
  await expect(current).toHaveAttribute('aria-label', /: nothing known$/);
  await page.keyboard.press('Home');
  await expect(strip.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await expect(card(page, 'Last 90 days')).toContainText('100% of checks passed');

  const times = card(page, 'Response time');
  await page.keyboard.press('Tab');
  await expect(times.getByRole('radio', { name: 'Last checks' })).toBeFocused();
  await page.keyboard.press('Tab');
  const checks = times.getByRole('listbox', { name: 'Response time by check' });
  await expect(checks).toBeFocused();
  await expect(checks.locator('[aria-selected=true]')).toHaveAttribute(
    'aria-label',
    /Address .*; Permissions /,
  );
  await times.getByText('90 days').click();
  await expect(times.getByRole('listbox', { name: 'Response time by day' }).getByRole('option')).toHaveCount(
    90,
  );
  await times.getByText('As a table').click();
  await expect(times.getByRole('table').getByRole('row')).toHaveCount(2);
});

test('what is older in the timeline comes when it is asked for', async ({ page, outside, request }) => {
  await connect(page, outside, 'rosa-older', 'Older');
  const url = `/api/integrations/${new URL(page.url()).pathname.split('/').at(-1)}`;
  for (let times = 0; times < 12; times += 1)
    await request.patch(url, { data: { name: freshName('Older') } });
  const timeline = card(page, 'Timeline');
  await expect(timeline.getByText('Edited by')).toHaveCount(10);
  await expect(timeline.getByText('Added by')).toHaveCount(0);
  await timeline.getByRole('button', { name: 'Older' }).click();
  await expect(timeline.getByText('Added by')).toBeVisible();
  await expect(timeline.getByRole('button', { name: 'Older' })).toHaveCount(0);
});

test('what cannot be read says so in its place, and is read again', async ({ page, outside }) => {
  await connect(page, outside, 'rosa-faces', 'Faces');
  const problem = { type: '', title: 'No', status: 429, detail: 'Wait a minute.', instance: 'fake-id' };
  const refuse = { status: 429, json: problem };
  for (const what of ['timeline?*', 'history']) {
    await page.route(`**/api/integrations/*/${what}`, (route) => route.fulfill(refuse));
  }
  await page.reload();
  for (const [name, words] of [
    ['Timeline', 'The timeline could not be read'],
    ['Last 90 days', 'The last days could not be read'],
    ['Response time', 'The response times could not be read'],
  ] as const) {
    await expect(card(page, name).getByRole('alert')).toContainText(words);
  }
  await page.unrouteAll();
  await card(page, 'Timeline').getByRole('button', { name: 'Try again' }).click();
  await expect(card(page, 'Timeline')).toContainText('Connected for the first time');
  await card(page, 'Response time').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('listbox', { name: 'Last 90 days' })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Response time by check' })).toBeVisible();
});
