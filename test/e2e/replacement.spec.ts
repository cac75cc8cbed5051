import type { Page } from '@playwright/test';
import { colleague } from './colleague.ts';
import { card, connect, freshName, replaceToken, statusOf } from './deeds.ts';
import { expect, OWNER, test } from './house.ts';

test.afterEach(({ outside }) => outside.dataCenter.faults.clear());

test('a new token says what changed, and there is a way back to the one before', async ({
  page,
  outside,
  keepShot,
}) => {
  const token = await connect(page, outside, 'rosa-back', 'Way back');
  const [before, after] = [await lastFourIn(page), token()];
  await replaceToken(page, after);
  const previous = card(page, 'The token before');
  await expect(previous).toContainText(`ending in ${before}`);
  await expect(previous).toContainText(`ending in ${after.slice(-4)}, entered by ${OWNER.email}`);
  await expect(statusOf(page)).toHaveText('Connected');
  await expect(card(page, 'Proof')).toContainText(after.slice(-4));
  await keepShot('token-before');

  await previous.getByRole('button', { name: 'Go back' }).click();
  await expect(card(page, 'Proof')).toContainText(before);
  await expect(statusOf(page)).toHaveText('Connected');
  const timeline = card(page, 'Timeline');
  await expect(timeline).toContainText(`${OWNER.email} went back to the token before`);
  await timeline.getByText('Token replaced by').click();
  await expect(timeline).toContainText('The token before is kept for 24 hours, to go back.');
});

test('while a new token cannot be proven the old one stays in use, and OwlHub goes on trying', async ({
  page,
  outside,
  keepShot,
}) => {
  const token = await connect(page, outside, 'rosa-tries', 'Goes on');
  outside.dataCenter.faults.on({ kind: 'error', status: 503 });
  await replaceToken(page, token());
  await expect(card(page, 'New values, not proven yet')).toContainText('OwlHub goes on trying by itself.');
  await expect(statusOf(page)).toHaveText('Connected');
  await keepShot('new-values-troubled');
  outside.dataCenter.faults.clear();
  await expect(card(page, 'The token before')).toBeVisible();
  await expect(statusOf(page)).toHaveText('Connected');
});

test('a token that Jira rejects by now is not gone back to, and its card says why', async ({
  page,
  outside,
  keepShot,
}) => {
  const token = await connect(page, outside, 'rosa-dead-end', 'Dead end');
  const account = outside.dataCenter.accounts.find(({ traits }) => traits.name === 'rosa-dead-end');
  await replaceToken(page, token());
  const previous = card(page, 'The token before');
  await expect(previous).toBeVisible();
  account?.tokens[0]?.revoke();
  await previous.getByRole('button', { name: 'Go back' }).click();
  await expect(previous).toContainText('Jira rejected the token');
  await expect(previous).toContainText('There is no way back to it');
  await expect(previous.getByRole('button', { name: 'Go back' })).toHaveCount(0);
  await expect(statusOf(page)).toHaveText('Connected');
  await keepShot('token-before-rejected');
});

test('who may only edit is offered the way back, and not to use a token that somebody else entered', async ({
  page,
  outside,
  browser,
  request,
  owlhub,
}) => {
  await connect(page, outside, 'rosa-edited', 'Edited');
  await replaceToken(page, 'fake-token-of-nobody');
  await expect(page.getByRole('button', { name: 'Use the new ones anyway' })).toBeVisible();
  const role = await request.post('/api/roles', {
    data: { name: freshName('Editor'), permissions: ['integrations.read', 'integrations.edit'] },
  });
  const { id } = (await role.json()) as { id: string };
  await using editor = await colleague(browser, request, {
    name: freshName('Edith'),
    roles: [id],
    baseURL: owlhub.url,
  });
  await editor.page.goto(page.url());
  await expect(editor.page.getByRole('button', { name: 'Go back to the previous values' })).toBeVisible();
  await expect(editor.page.getByRole('button', { name: 'Use the new ones anyway' })).toHaveCount(0);
  await expect(card(editor.page, 'New values, not accepted')).toContainText('Ask ');
  expect(editor.faults()).toEqual([]);
});

/** As the proof says it. */
async function lastFourIn(page: Page): Promise<string> {
  const text = await card(page, 'Proof').getByText('ending in').textContent();
  return /ending in (\S{4})/.exec(text ?? '')?.[1] ?? '';
}
