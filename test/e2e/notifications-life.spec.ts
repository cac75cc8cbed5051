import { connectOne } from './breaks.ts';
import {
  addChannel,
  channelsOf,
  deleteChannels,
  NOTIFICATIONS,
  nthTaken,
  taken,
  verified,
} from './channels.ts';
import { colleague } from './colleague.ts';
import { card, freshName, replaceToken, statusOf } from './deeds.ts';
import { expect, OWNER, test } from './house.ts';

test.afterEach(({ request, outside }) => deleteChannels(request, outside));

test('Slack is told of a connection that breaks, and the answer stands beside it', async ({
  page,
  outside,
  request,
  keepShot,
}) => {
  const [name, address] = [freshName('#jira-alerts'), outside.receivers.address('slack')];
  const { title, filter, breaks } = await connectOne(page, outside, 'rosa-told');
  const { at } = await addChannel(request, { kind: 'slack', name, url: address, filter });
  await page.goto(at);
  await expect(card(page, 'Deliveries')).toContainText('Nothing was sent yet.');
  await breaks();
  await nthTaken(outside, address, `${title}: Jira rejected the token`);
  await page.goto(at);
  const deliveries = card(page, 'Deliveries');
  await deliveries.getByText(`${title}: Jira rejected the token`).click();
  await expect(deliveries).toContainText('It arrived');
  await expect(deliveries).toContainText('Status200');
  await expect(deliveries).toContainText('It saidok');
  await expect(deliveries).toContainText('Attempts1');
  await keepShot('channel-told');
});

test('while nothing arrives the channel says so, and what waits is sent when somebody asks', async ({
  page,
  outside,
  request,
}) => {
  const url = outside.receivers.address('webhook');
  const name = freshName('Failing');
  const { title, filter, breaks } = await connectOne(page, outside, 'rosa-waits');
  const { at, signingSecret } = await addChannel(request, { kind: 'webhook', name, url, filter });
  outside.receivers.answer({ status: 503, headers: { 'retry-after': '3600' }, body: 'fake trouble' });
  await breaks();
  await expect.poll(async () => (await channelsOf(request))[0]?.state).toBe('failing');
  await page.goto(at);
  await expect(page.getByText('Failing', { exact: true })).toBeVisible();
  await expect(card(page, 'Nothing arrives')).toContainText('The receiver has a problem');
  await expect(card(page, 'Nothing arrives')).toContainText('It answered 503. It said: “fake trouble”');
  const deliveries = card(page, 'Deliveries');
  await expect(deliveries).toContainText('Tried once, again in 1 hour');
  await page.goto(NOTIFICATIONS);
  await expect(page.getByRole('row', { name })).toContainText('1 waiting');
  await page.goto(at);
  outside.receivers.origin.faults.clear();
  await deliveries.getByText(title).click();
  await deliveries.getByRole('button', { name: 'Send now' }).click();
  await expect(deliveries).toContainText('It arrived');
  await expect(page.getByText('On', { exact: true })).toBeVisible();
  await expect(card(page, 'Nothing arrives')).toHaveCount(0);
  expect(verified(signingSecret, await nthTaken(outside, url, title))).toMatchObject({
    type: 'integration.failed',
  });
});

test('one that is switched off is told nothing, and one that is deleted is no more', async ({
  page,
  outside,
  request,
}) => {
  const [name, url] = [freshName('#now-and-then'), outside.receivers.address('slack')];
  const one = await connectOne(page, outside, 'rosa-off');
  const { title, filter } = one;
  const { at } = await addChannel(request, { kind: 'slack', name, url, filter });
  const witness = outside.receivers.address('slack');
  await addChannel(request, { kind: 'slack', name: freshName('#witness'), url: witness, filter });
  await page.goto(at);
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByText('Off', { exact: true })).toBeVisible();
  await expect(page.getByRole('status').getByText('Switched off')).toBeVisible();
  await one.breaks();
  await nthTaken(outside, witness, `${title}: Jira rejected the token`);

  await page.goto(at);
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByText('On', { exact: true })).toBeVisible();
  await page.goto(one.at);
  await replaceToken(page, one.token());
  await expect(statusOf(page)).toHaveText('Connected');
  await nthTaken(outside, witness, `${title}: Works again`);
  await nthTaken(outside, url, `${title}: Works again`);

  await page.goto(at);
  await page.getByRole('button', { name: 'Delete' }).click();
  const sure = page.getByRole('button', { name: 'Delete channel' });
  await page.getByLabel(`Type ${name}`).fill(name.slice(1));
  await expect(sure).toBeDisabled();
  await page.getByLabel(`Type ${name}`).fill(name);
  await sure.click();
  await expect(page).toHaveURL(new RegExp(`${NOTIFICATIONS}$`));
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row', { name })).toHaveCount(0);
  expect(taken(outside, url)).toHaveLength(2);
});

test('who may not manage notifications finds no way there, and is told who can help', async ({
  browser,
  request,
  outside,
  owlhub,
}) => {
  const url = outside.receivers.address('slack');
  const name = freshName('#secret-place');
  const { at } = await addChannel(request, { kind: 'slack', name, url });
  const roles = ['viewer'];
  await using viewer = await colleague(browser, request, {
    name: freshName('Told'),
    roles,
    baseURL: owlhub.url,
  });
  await viewer.page.goto('/settings');
  await expect(viewer.page.getByRole('group', { name: 'Colours' })).toBeVisible();
  await expect(viewer.page.getByRole('link', { name: 'Notifications' })).toHaveCount(0);
  for (const address of [NOTIFICATIONS, `${NOTIFICATIONS}/new`, at]) {
    await viewer.page.goto(address);
    await expect(viewer.page.getByText('Managing notifications takes a role with that right.')).toBeVisible();
    await expect(viewer.page.getByRole('link', { name: 'ada' })).toHaveAttribute(
      'href',
      `mailto:${OWNER.email}`,
    );
    await expect(viewer.page.locator('main')).not.toContainText(name);
    await expect(viewer.page.getByRole('link', { name: 'Add a channel' })).toHaveCount(0);
  }
  expect((await viewer.page.request.get('/api/channels')).status()).toBe(403);
  expect(viewer.faults()).toEqual([]);
});
