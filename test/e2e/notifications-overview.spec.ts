import type { Page } from '@playwright/test';
import type { Need, Overview } from '#contract/overview.ts';
import { connectOne } from './breaks.ts';
import { addChannel, deleteChannels } from './channels.ts';
import { card, connect, freshName } from './deeds.ts';
import { expect, test } from './house.ts';

test.afterEach(({ request, outside }) => deleteChannels(request, outside));

test('a channel that is gone stands in the overview until somebody switches it on again', async ({
  page,
  outside,
  request,
  keepShot,
}) => {
  const name = freshName('Gone');
  const { filter, breaks } = await connectOne(page, outside, 'rosa-gone');
  await addChannel(request, {
    kind: 'webhook',
    name,
    url: outside.receivers.address('webhook'),
    filter,
  });
  // The overview is open before the receiver has answered.
  outside.receivers.fault({ kind: 'latency', ms: 4_000 });
  outside.receivers.answer({ status: 410, headers: {}, body: '' });
  await breaks();
  await page.goto('/');
  const need = card(page, 'Needs someone today').getByRole('link', {
    name: `The channel “${name}” was switched off`,
  });
  await expect(need).toBeVisible({ timeout: 30_000 });
  await keepShot('overview-channel-off');
  await need.click();
  await expect(page.getByRole('status').getByText('The address is no more')).toBeVisible();
  const trouble = card(page, 'OwlHub switched this channel off');
  await expect(trouble).toContainText('The receiver does not want messages any more');
  await expect(card(page, 'Deliveries')).toContainText('Given up after 1 attempt');
  await trouble.getByRole('button', { name: 'Switch on again' }).click();
  await expect(trouble).toHaveCount(0);
  await expect(page.getByText('On', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(card(page, 'Needs someone today')).toBeVisible();
  await expect(need).toHaveCount(0);
});

test('a channel whose integration was deleted stands in the overview, and leads to where another one is chosen', async ({
  page,
  outside,
  request,
}) => {
  const [name, url] = [freshName('Limited'), outside.receivers.address('slack')];
  const { at, filter } = await connectOne(page, outside, 'rosa-limited');
  const { at: channel } = await addChannel(request, { kind: 'slack', name, url, filter });
  expect((await request.delete(`/api${new URL(at).pathname}`)).status()).toBe(204);
  await onlyOf(page, channel);
  await page.goto('/');
  const title = `Nothing is told by the channel “${name}” any more`;
  await card(page, 'Needs someone today').getByRole('link', { name: title }).click();
  await expect(page.getByText('Told nothing', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Choose what it is told' }).click();
  await page.getByRole('dialog').getByLabel('All integrations').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('On', { exact: true })).toBeVisible();
  await expect(card(page, 'This channel is told nothing')).toHaveCount(0);
});

test('a channel that fails for long stands in the overview, and leads to its page', async ({
  page,
  outside,
  request,
}) => {
  await connect(page, outside, 'rosa-long', 'Long');
  const [name, url] = [freshName('Long'), outside.receivers.address('slack')];
  const { at } = await addChannel(request, { kind: 'slack', name, url });
  const need: Need = {
    integrationId: null,
    channelId: at.split('/').at(-1) ?? '',
    name,
    kind: 'channel',
    title: `Nothing arrives by the channel “${name}”`,
    next: 'See what was answered and what to do about it.',
    at: new Date(Date.now() - 2 * 3_600_000).toISOString(),
    urgent: false,
  };
  await page.route('**/api/overview', async (route) => {
    const overview = (await (await route.fetch()).json()) as Overview;
    await route.fulfill({ json: { ...overview, today: { needs: [need], total: 1 } } });
  });
  await page.goto('/');
  const line = card(page, 'Needs someone today').getByRole('listitem');
  await expect(line).toContainText('2 hours ago');
  await line.getByRole('link', { name: need.title }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

/** Of what needs somebody only this channel: others, of integrations that other tests left behind, come before it. */
const onlyOf = (page: Page, channel: string) =>
  page.route('**/api/overview', async (route) => {
    const overview = (await (await route.fetch()).json()) as Overview;
    const needs = overview.today.needs.filter(({ channelId }) => channelId && channel.endsWith(channelId));
    await route.fulfill({ json: { ...overview, today: { needs, total: needs.length } } });
  });
