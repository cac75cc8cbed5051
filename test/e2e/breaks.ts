import { expect, type Page } from '@playwright/test';
import { addIntegration, freshName, statusOf } from './deeds.ts';
import { breaksOf } from './channels.ts';
import type { Outside } from './outside.ts';

/** Connected, what revokes its token, which is noticed then, and a filter of channels that hear of nothing else. */
export async function connectOne(page: Page, outside: Outside, who: string) {
  const account = outside.dataCenter.addAccount({ name: who, administrator: true });
  const [title, old] = [freshName('Breaks'), account.addToken({ kind: 'personal' })];
  await addIntegration(page, { name: title, siteUrl: outside.dataCenter.url, accessToken: old.text });
  await expect(statusOf(page)).toHaveText('Connected');
  const at = page.url();
  const breaks = async () => {
    old.revoke();
    await page.goto(at);
    await page.getByRole('button', { name: 'Verify now' }).click();
    await expect(statusOf(page)).toHaveText('Failed');
  };
  const filter = breaksOf([at.split('/').at(-1) ?? '']);
  return { title, at, filter, breaks, token: () => account.addToken({ kind: 'personal' }).text };
}
