import {
  addChannel,
  channelsOf,
  deleteChannels,
  fillChannel,
  NOTIFICATIONS,
  nthTaken,
  readSecret,
  sendTest,
  taken,
  TEST,
  verified,
} from './channels.ts';
import { expectClean } from './clean.ts';
import { card, connect, freshName } from './deeds.ts';
import { expect, test } from './house.ts';
import { tabTo } from './tab-to.ts';

test.afterEach(({ request, outside }) => deleteChannels(request, outside));

test('a webhook is added with the keyboard alone, and its secret is shown once', async ({
  page,
  outside,
  keepShot,
}) => {
  const [name, address] = [freshName('Ticket robot'), outside.receivers.address('webhook')];
  await page.goto(NOTIFICATIONS);
  await expect(page.getByRole('link', { name: 'Add your first channel' })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Add a channel' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Mail/ })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: /^Webhook/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(address);
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog', { name: `The signing secret of ${name}` });
  await expect(dialog.getByRole('button', { name: 'Copy the secret' })).toBeFocused();
  await keepShot('channel-secret');
  const secret = (await page.getByTestId('secret').textContent()) ?? '';
  const ask = await nthTaken(outside, address, TEST);
  expect(verified(secret, ask)).toMatchObject({ type: 'test' });
  await page.keyboard.press('Escape');

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('On', { exact: true })).toBeVisible();
  await expect(card(page, 'Last test')).toContainText('The receiver took the test');
  for (const again of [false, true]) {
    if (again) await page.reload();
    await expect(card(page, 'Signing secrets')).toContainText(`whsec_…${secret.slice(-4)}`);
    expect(await page.content()).not.toContain(secret.slice('whsec_'.length));
    expect(await page.content()).not.toContain(new URL(address).pathname);
  }
});

test('what is typed for Teams is tested, and nothing is stored by that', async ({
  page,
  outside,
  request,
}) => {
  const address = outside.receivers.address('teams');
  await fillChannel(page, 'teams', freshName('On call'), address);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByRole('tab', { name: 'Test result' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel')).toContainText('Teams took the test. Look into the channel');
  expect(taken(outside, address).map(({ body }) => body)).toEqual([expect.stringContaining('AdaptiveCard')]);
  expect(await channelsOf(request)).toEqual([]);
  outside.receivers.answer({ status: 401, headers: {}, body: '' });
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('The receiver asks for a sign-in');
  await expect(page.getByRole('tabpanel')).toContainText('let Anyone trigger the flow');
});

test('a test that fails saves nothing but on purpose, and is marked until one arrives', async ({
  page,
  outside,
  request,
  keepShot,
}) => {
  const [name, address] = [freshName('SIEM'), outside.receivers.address('webhook')];
  const mark = page.getByText('Its test failed', { exact: true });
  outside.receivers.answer({ status: 401, headers: {}, body: '' });
  await fillChannel(page, 'webhook', name, address);
  await page.getByRole('button', { name: 'Save channel' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Nothing was saved, because a test did not arrive');
  await expect(alert).toContainText('The receiver asks for a sign-in. It answered 401');
  await expect(alert).toContainText('check their signature instead');
  expect(await channelsOf(request)).toEqual([]);
  await keepShot('channel-test-failed');
  await expectClean(page);

  await alert.getByRole('button', { name: 'Save it anyway' }).click();
  const secret = await readSecret(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(mark).toBeVisible();
  await page.goto(NOTIFICATIONS);
  await expect(page.getByRole('row', { name }).getByText('Its test failed')).toBeVisible();
  await page.getByRole('link', { name }).click();
  await expect(card(page, 'Last test')).toContainText('The receiver asks for a sign-in');

  await sendTest(page);
  await expect(mark).toBeVisible();
  outside.receivers.origin.faults.clear();
  await sendTest(page);
  await expect(card(page, 'Last test')).toContainText('The receiver took the test');
  await expect(mark).toHaveCount(0);
  expect(verified(secret, await nthTaken(outside, address, TEST))).toMatchObject({ type: 'test' });
});

test('an address on a forbidden network is refused at its field, without a way past it', async ({
  page,
  outside,
  request,
}) => {
  const [name, field] = [freshName('Inside'), page.getByLabel('Address', { exact: true })];
  const forbidden = { '10.11.12.13': 'on a private network', '169.254.169.254': 'is never dialled' };
  for (const [host, words] of Object.entries(forbidden)) {
    await fillChannel(page, 'webhook', name, `https://${host}/hooks/fake`);
    await page.getByRole('button', { name: 'Save channel' }).click();
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toBeFocused();
    await expect(page.getByRole('button', { name: 'Save it anyway' })).toHaveCount(0);
  }
  expect(await channelsOf(request)).toEqual([]);
  const address = outside.receivers.address('webhook');
  await field.fill(address);
  await page.getByRole('button', { name: 'Save channel' }).click();
  await readSecret(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  expect(taken(outside, address)).toHaveLength(1);
});

test('what a channel is told, and when, is changed and shown', async ({ page, outside, request }) => {
  await connect(page, outside, 'rosa-chosen', 'Chosen');
  const chosen = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const name = freshName('Chooser');
  const { at } = await addChannel(request, { kind: 'slack', name, url: outside.receivers.address('slack') });
  const [dialog, facts] = [page.getByRole('dialog'), card(page, 'Channel')];
  const save = dialog.getByRole('button', { name: 'Save' });
  await page.goto(at);
  await expect(facts).toContainText('2 kinds of event');
  await page.getByRole('button', { name: 'Change what it is told' }).click();
  while ((await dialog.getByRole('checkbox', { checked: true }).count()) > 0)
    await dialog.getByRole('checkbox', { checked: true }).first().uncheck();
  await save.click();
  await expect(dialog.getByRole('alert')).toHaveText('Nothing is chosen. Choose at least one.');
  await dialog.getByLabel('A connection broke').check();
  await dialog.getByLabel('Chosen integrations').check();
  await dialog.getByLabel('Add an integration').fill(chosen);
  await expect(dialog.getByRole('option', { name: chosen })).toBeVisible();
  await page.keyboard.press('Enter');
  await save.click();
  await expect(dialog).toHaveCount(0);
  await expect(facts).toContainText('1 kind of event');

  await page.getByRole('button', { name: 'Change when it is told' }).click();
  await dialog.getByText('Weekly', { exact: true }).click();
  await dialog.getByLabel('On', { exact: true }).selectOption('Friday');
  await dialog.getByLabel('At', { exact: true }).fill('07:30');
  await dialog.getByLabel('Quiet hours', { exact: true }).check();
  await dialog.getByLabel('From', { exact: true }).fill('18:00');
  await dialog.getByLabel('To', { exact: true }).fill('18:00');
  await dialog.getByLabel('Time zone').selectOption('America/New_York');
  await save.click();
  await expect(dialog.getByRole('alert')).toContainText('Leave some hours in which something may be sent');
  await dialog.getByLabel('To', { exact: true }).fill('06:00');
  await dialog.getByLabel('Saturday').uncheck({ force: true });
  await dialog.getByLabel('Sunday').uncheck({ force: true });
  await dialog.getByLabel('Except what is broken').uncheck();
  await save.click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await expect(facts).toContainText('A connection broke');
  await expect(facts).toContainText(`Of ${chosen}.`);
  await expect(facts).toContainText('Every Friday at 07:30');
  await expect(facts).toContainText(
    'Quiet from 18:00 to 06:00, Mon to Fri. By the clock of America/New York.',
  );
  await page.goto(NOTIFICATIONS);
  const row = page.getByRole('row', { name });
  await expect(row).toContainText('1 kind of event');
  await expect(row).toContainText('1 integration');
  await expect(row).toContainText('Every Friday at 07:30');
  await expect(row).toContainText('quiet 18:00 to 06:00, Mon to Fri');
});
