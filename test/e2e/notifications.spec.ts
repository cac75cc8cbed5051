import { freshName } from './deeds.ts';
import { expect, isSignedBy, shownSecret, test } from './receiving.ts';
import { tabTo } from './tab-to.ts';

test('a webhook is added with the keyboard alone, and its secret is shown once', async ({
  page,
  receivers,
  make: _cleansUp,
}) => {
  const name = freshName('Robot');
  await page.goto('/settings');
  await tabTo(page, page.getByRole('link', { name: 'Notifications' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Add a channel' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /^Webhook/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(receivers.address('webhook'));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('dialog', { name: `The signing secret of ${name}` })).toBeVisible();
  const secret = await shownSecret(page);
  const [proof] = receivers.got;
  expect(proof && isSignedBy(secret, proof)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('The receiver took the test')).toBeVisible();
  await page.reload();
  await expect(page.getByText(`whsec_…${secret.slice(-4)}`)).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

test('while a test does not arrive nothing is saved, until somebody insists, and then it is marked', async ({
  page,
  receivers,
  make: _cleansUp,
}) => {
  receivers.answer({ status: 401, headers: {}, body: '' });
  const name = freshName('Closed');
  await page.goto('/settings/notifications/new?kind=webhook');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Address').fill(receivers.address('webhook'));
  await page.getByRole('button', { name: 'Save channel' }).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'Nothing was saved' });
  await expect(refusal).toContainText('It answered 401');
  expect(await (await page.request.get('/api/channels')).json()).toEqual({ channels: [] });

  await page.getByRole('button', { name: 'Save it anyway' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  const mark = page.getByText('Its test failed');
  await expect(mark).toBeVisible();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByRole('button', { name: 'Send a test' })).toBeEnabled();
  await expect(mark).toBeVisible();

  receivers.origin.faults.clear();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('The receiver took the test')).toBeVisible();
  await expect(mark).toHaveCount(0);
});

test('an address that must not be dialled is refused at its field, with no way past', async ({ page }) => {
  await page.goto('/settings/notifications/new?kind=webhook');
  await page.getByLabel('Name').fill('Inside');
  const address = page.getByLabel('Address');
  await address.fill('https://10.1.2.3/hook');
  await page.getByRole('button', { name: 'Save channel' }).click();
  await expect(address).toHaveAccessibleDescription(/private network.*OWLHUB_ALLOWED_NETWORKS/);
  await expect(address).toBeFocused();
  await address.fill('https://169.254.169.254/latest');
  await page.getByRole('button', { name: 'Save channel' }).click();
  await expect(address).toHaveAccessibleDescription(/never dialled/);
  await expect(page.getByRole('button', { name: 'Save it anyway' })).toHaveCount(0);
  expect(await (await page.request.get('/api/channels')).json()).toEqual({ channels: [] });
});

test('a test of what is typed stores nothing', async ({ page, receivers }) => {
  await page.goto('/settings/notifications/new?kind=slack');
  await page.getByLabel('Name').fill('#alerts');
  await page.getByLabel('Webhook address').fill(receivers.address('slack'));
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('Slack took the test')).toBeVisible();
  expect(receivers.got).toHaveLength(1);
  expect(await (await page.request.get('/api/channels')).json()).toEqual({ channels: [] });
});

test('what it is told and when are changed in place', async ({ page, receivers, make }) => {
  const url = receivers.address('slack');
  const { path } = await make({ kind: 'slack', name: freshName('Paced'), url });
  await page.goto(path);
  await page.getByRole('button', { name: 'Change what it is told' }).click();
  await page.getByLabel('Everything').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('Everything', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Change when it is told' }).click();
  await page.getByLabel('Daily').check({ force: true });
  await page.getByLabel('At', { exact: true }).fill('08:30');
  await page.getByLabel('Quiet hours').check();
  await page.getByLabel('From').fill('20:00');
  await page.getByLabel('To', { exact: true }).fill('07:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Every day at 08:30')).toBeVisible();
  await expect(page.getByText('Quiet from 20:00 to 07:00')).toBeVisible();
  expect(receivers.got).toHaveLength(1);
});

test('a signing secret is replaced without a gap', async ({ page, receivers, make }) => {
  const url = receivers.address('webhook');
  const { path } = await make({ kind: 'webhook', name: freshName('Signed'), url });
  await page.goto(path);
  await page.getByRole('button', { name: 'Add a signing secret' }).click();
  const second = await shownSecret(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect.poll(() => receivers.got.length).toBe(2);
  expect(receivers.got[1]?.headers['webhook-signature']?.split(' ')).toHaveLength(2);

  const first = page.getByRole('button', { name: /^Remove the one that ends in/ }).first();
  const lastFour = /ends in (\S+)/.exec((await first.textContent()) ?? '')?.[1] ?? '';
  expect(second.endsWith(lastFour)).toBe(false);
  await first.click();
  await page.getByRole('textbox').fill(lastFour);
  await page.getByRole('button', { name: 'Remove secret' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect.poll(() => receivers.got.length).toBe(3);
  const [, , last] = receivers.got;
  expect(last?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  expect(last && isSignedBy(second, last)).toBe(true);
});
