import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import type { Channel, NewChannel } from '#contract/channel.ts';
import type { Ask } from '#fake-jira/ask.ts';
import { startReceivers } from '#test/receivers.ts';
import { test as base } from './house.ts';

export { expect } from './house.ts';

type Receivers = Awaited<ReturnType<typeof startReceivers>>;
/** Makes a channel as a program does, for tests that are about what comes after. */
type Make = (
  channel: Omit<NewChannel, 'url'> & { url: string },
) => Promise<{ channel: Channel; path: string }>;

/** A test with a Slack, a Teams and a webhook of its own. Every channel is gone at its end. */
export const test = base.extend<{ receivers: Receivers; make: Make }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  receivers: async ({}, use) => {
    await using receivers = await startReceivers();
    await use(receivers);
  },
  make: async ({ request }, use) => {
    await use(async (channel) => {
      const answer = await request.post('/api/channels', { data: channel });
      expect(answer.status(), await answer.text()).toBe(201);
      const made = ((await answer.json()) as { channel: Channel }).channel;
      return { channel: made, path: `/settings/notifications/${made.id}` };
    });
    await deleteChannels(request);
  },
});

async function deleteChannels(request: APIRequestContext): Promise<void> {
  const { channels } = (await (await request.get('/api/channels')).json()) as { channels: Channel[] };
  for (const { id } of channels) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- a handful
    expect((await request.delete(`/api/channels/${id}`)).ok()).toBe(true);
  }
}

/** Whether a receiver that has this secret takes what came. */
export function isSignedBy(secret: string, { headers, body }: Ask): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}

/** The secret that is shown now, and at no other time. */
export const shownSecret = async (page: Page): Promise<string> =>
  (await page.getByTestId('secret').textContent())?.trim() ?? '';
