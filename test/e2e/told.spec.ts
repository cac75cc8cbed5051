import { colleague } from './colleague.ts';
import { card, connect, freshName, statusOf } from './deeds.ts';
import { expect, test } from './receiving.ts';

test('what breaks is told in Slack, and the channel’s page shows what Slack answered', async ({
  page,
  outside,
  receivers,
  make,
}) => {
  const url = receivers.address('slack');
  const { path } = await make({ kind: 'slack', name: freshName('Alerts'), url });
  await connect(page, outside, freshName('told'), 'Told');
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  outside.dataCenter.accounts.at(-1)?.tokens.at(-1)?.revoke();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(statusOf(page)).toHaveText('Failed');
  const told = () => receivers.got.filter(({ body }) => body.includes(`${name}: Jira rejected the token`));
  await expect.poll(() => told().length, { timeout: 30_000 }).toBe(1);

  await page.goto(path);
  const delivery = card(page, 'Deliveries').getByRole('listitem').filter({ hasText: 'Sent' }).first();
  await delivery.click();
  await expect(delivery.getByText('It arrived')).toBeVisible();
  await expect(delivery.getByText('200')).toBeVisible();
});

test('a channel that is switched off is told nothing, and one that is deleted is gone', async ({
  page,
  receivers,
  make,
}) => {
  const name = freshName('Short');
  const { path } = await make({ kind: 'teams', name, url: receivers.address('teams') });
  await page.goto(path);
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('button', { name: 'Switch on' })).toBeVisible();
  await page.goto('/settings/notifications');
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Off');
  await page.goto(path);
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('button', { name: 'Switch off' })).toBeVisible();

  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Delete channel' })).toBeDisabled();
  await page.getByRole('dialog').getByRole('textbox').fill(name);
  await page.getByRole('button', { name: 'Delete channel' }).click();
  await expect(page.getByRole('heading', { name: 'Be told before somebody notices' })).toBeVisible();
});

test('a channel whose receiver is gone is switched off, and the overview says so', async ({
  page,
  outside,
  receivers,
  make,
}) => {
  const name = freshName('Gone');
  const everything = { types: null, integrationIds: null };
  await make({ kind: 'webhook', name, url: receivers.address('webhook'), filter: everything });
  receivers.answer({ status: 410, headers: {}, body: '' });
  await connect(page, outside, freshName('gone'), 'Unheard');
  await page.goto('/');
  const need = page.getByRole('link', { name: new RegExp(`The channel “${name}” was switched off`) });
  await expect(need).toBeVisible();
  await need.click();
  await expect(page.getByText('OwlHub switched this channel off')).toBeVisible();
  await expect(page.getByText('does not want messages any more').first()).toBeVisible();

  receivers.origin.faults.clear();
  await page.getByRole('button', { name: 'Switch on again' }).click();
  await expect(page.getByText('OwlHub switched this channel off')).toHaveCount(0);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(need).toHaveCount(0);
});

test('who may not manage notifications finds no way there, and who can help', async ({
  browser,
  request,
  owlhub,
}) => {
  const name = freshName('Reader');
  await using viewer = await colleague(browser, request, { name, roles: ['viewer'], baseURL: owlhub.url });
  await viewer.page.goto('/settings');
  await expect(viewer.page.getByRole('group', { name: 'Colours' })).toBeVisible();
  await expect(viewer.page.getByRole('link', { name: 'Notifications' })).toHaveCount(0);
  for (const path of ['/settings/notifications', '/settings/notifications/new']) {
    await viewer.page.goto(path);
    await expect(viewer.page.getByText('Managing notifications takes a role with that right.')).toBeVisible();
    await expect(viewer.page.getByRole('link', { name: 'Add a channel' })).toHaveCount(0);
  }
  expect(viewer.faults()).toEqual([]);
});
