import { expect, type Page } from '@playwright/test';
import type { Outside } from './outside.ts';

export type Typed = { name: string; siteUrl: string; accessToken: string; account?: string };

/** Steps 3.1 and 3.2 of the guide. */
export async function openForm(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Integrations' }).click();
  await page.getByRole('link', { name: 'Add New Integration' }).click();
  await page.getByRole('button', { name: 'Jira' }).click();
}

/** Steps 3.3 to 3.5; the account only where it is to be another than what OwlHub fills in. */
export async function fillForm(page: Page, { name, siteUrl, accessToken, account }: Typed): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Jira Site URL').fill(siteUrl);
  if (account !== undefined) await page.getByLabel('Account email').fill(account);
  await page.getByLabel('Access Token').fill(accessToken);
}

/** The whole of step 3. */
export async function addIntegration(page: Page, typed: Typed): Promise<void> {
  await openForm(page);
  await fillForm(page, typed);
  await page.getByRole('button', { name: 'Create Integration' }).click();
  await expect(page.getByRole('heading', { level: 1, name: typed.name })).toBeVisible();
}

/** A card of a page, by its title. */
export const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Connected to the Data Center as somebody of this name. Returns what makes them another token. */
export async function connect(
  page: Page,
  { dataCenter }: Outside,
  name: string,
  title: string,
): Promise<() => string> {
  const account = dataCenter.addAccount({ name, displayName: name, administrator: true });
  const token = () => account.addToken({ kind: 'personal' }).text;
  await addIntegration(page, { name: freshName(title), siteUrl: dataCenter.url, accessToken: token() });
  await expect(statusOf(page)).toHaveText('Connected');
  return token;
}

export async function replaceToken(page: Page, token: string): Promise<void> {
  await page.getByRole('button', { name: 'Replace token' }).click();
  await page.getByLabel('Access Token').fill(token);
  await page.getByRole('button', { name: 'Save and verify' }).click();
}

/** The status that the page of an integration shows. */
export const statusOf = (page: Page) => page.getByText(/^(Pending|Connected|Failed|Paused)$/);

/** A date so many days from now, as a date field has it. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let made = 0;
/** A name that no other test of this run uses. */
export const freshName = (title: string) => `${title} ${process.pid}-${(made += 1)}`;
