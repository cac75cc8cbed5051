import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import type { Ask } from '#fake-jira/ask.ts';
import type { ChannelList, ChannelMade, NewChannel } from '#contract/channel.ts';
import type { Outside } from './outside.ts';

export const NOTIFICATIONS = '/settings/notifications';

/** What a receiver has taken at an address so far. */
export const taken = ({ receivers }: Outside, address: string): Ask[] =>
  receivers.got.filter(({ path }) => path === new URL(address).pathname);

/** The first of those that have a text, or the nth: it is waited for, and others may come between. */
export async function nthTaken(outside: Outside, address: string, text: string, nth = 1): Promise<Ask> {
  const those = () => taken(outside, address).filter(({ body }) => body.includes(text));
  await expect.poll(() => those().length).toBeGreaterThanOrEqual(nth);
  const ask = those()[nth - 1];
  if (!ask) throw new Error('Nothing was taken.');
  return ask;
}

/** What every webhook’s test says, the one before saving among them. */
export const TEST = '"type":"test"';

/** Asks for a test on a channel’s page, and waits until OwlHub knows what came of it. */
export async function sendTest(page: Page): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/tests'));
  await page.getByRole('button', { name: 'Send a test' }).click();
  await answered;
  await expect(page.getByText('Sending a test.')).toHaveCount(0);
}

/** Where the form of a kind is, with the name and the address filled in. */
export async function fillChannel(page: Page, kind: string, name: string, address: string): Promise<void> {
  await page.goto(`${NOTIFICATIONS}/new?kind=${kind}`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel(/^(Webhook address|Workflow address|Address)$/).fill(address);
}

/**
 * What breaks and works again, of these integrations or of all: what other tests left behind may break meanwhile, and
 * Jira’s old version has vulnerabilities.
 */
export const breaksOf = (integrationIds: string[] | null): NewChannel['filter'] => ({
  types: ['integration.failed', 'integration.recovered'],
  integrationIds,
});

/** Added without a page, to be told what breaks and works again. Answers where its page is, and its signing secret. */
export async function addChannel(request: APIRequestContext, channel: NewChannel) {
  const answer = await request.post('/api/channels', { data: { filter: breaksOf(null), ...channel } });
  expect(answer.status(), await answer.text()).toBe(201);
  const made = (await answer.json()) as ChannelMade;
  return { at: `${NOTIFICATIONS}/${made.channel.id}`, signingSecret: made.signingSecret ?? '' };
}

export async function channelsOf(request: APIRequestContext) {
  return ((await (await request.get('/api/channels')).json()) as ChannelList).channels;
}

/** Nobody is told any more: what other tests do is none of their business. */
export async function deleteChannels(request: APIRequestContext, { receivers }: Outside): Promise<void> {
  receivers.origin.faults.clear();
  for (const { id } of await channelsOf(request)) await request.delete(`/api/channels/${id}`);
}

/** The text of a signing secret, from the dialog that shows it once, which is closed then. */
export async function readSecret(page: Page): Promise<string> {
  const secret = (await page.getByRole('dialog').getByTestId('secret').textContent()) ?? '';
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return secret;
}

/** What a receiver makes of a message with a library for Standard Webhooks; throws where it is not signed so. */
export const verified = (secret: string, { body, headers }: Ask): unknown =>
  new Webhook(secret).verify(body, headers as Record<string, string>);
