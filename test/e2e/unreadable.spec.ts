import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { openDataDir } from '#database/data-dir.ts';
import { addressOf } from '#database/index.ts';
import { closePrivateServer, openPrivateServer } from '#database/private-server.ts';
import { expectClean } from './clean.ts';
import { NOBODY } from './colleague.ts';
import { card, statusOf } from './deeds.ts';
import { expect, OWNER, test } from './house.ts';
import { startOwlHub } from './owlhub.ts';

test.use({ storageState: NOBODY });

test('what cannot be read any more is entered whole with Replace token, and works again', async ({
  page,
  outside: { dataCenter, settings },
  keepShot,
}) => {
  test.slow();
  await using database = await openDatabase();
  await using owlhub = await startOwlHub({ ...settings, DATABASE_URL: database.address });
  const { origin, hash } = new URL(owlhub.setUpLink);
  const api = { headers: { origin } };
  await page.request.post(`${origin}/api/setup`, { ...api, data: { token: hash.slice(1), ...OWNER } });
  const rosa = dataCenter.addAccount({ name: 'rosa-sealed', administrator: true });
  const accessToken = rosa.addToken({ kind: 'personal' }).text;
  const values = { type: 'jira', name: 'Sealed', siteUrl: dataCenter.url, accessToken };
  const made = await page.request.post(`${origin}/api/integrations`, { ...api, data: values });
  const { id } = (await made.json()) as { id: string };
  await page.goto(`${origin}/integrations/${id}`);
  await expect(statusOf(page)).toHaveText('Connected');

  await database.query(`update integrations set connection = 'x' where id = '${id}'`);
  await page.reload();
  await expect(card(page, 'What to do')).toContainText('The stored token cannot be opened');
  await page.getByRole('button', { name: 'Replace token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replace token' });
  await expect(dialog.getByLabel('Jira Site URL')).toBeFocused();
  await dialog.getByLabel('Jira Site URL').fill(dataCenter.url);
  await dialog.getByRole('button', { name: 'Save and verify' }).click();
  await expect(dialog.getByLabel('Access Token')).toBeFocused();
  await expect(dialog.getByText('Access Token is missing.')).toBeVisible();
  await expectClean(page);
  await keepShot('unreadable-replace');
  await dialog.getByLabel('Access Token').fill(accessToken);
  await dialog.getByRole('button', { name: 'Save and verify' }).click();
  await expect(statusOf(page)).toHaveText('Connected');
  await expect(card(page, 'Proof')).toContainText(accessToken.slice(-4));
  // This OwlHub ends with the test, and a page that is open would miss it.
  await page.goto('about:blank');
});

/** A database that a test may look into behind OwlHub’s back. */
async function openDatabase() {
  const folder = await mkdtemp(path.join(tmpdir(), 'owlhub-e2e-database-'));
  await openDataDir(folder);
  const { client, socketDir } = await openPrivateServer(folder, { fsync: 'off' });
  const address = addressOf(socketDir, 'postgres').connectionString;
  return {
    address,
    async query(text: string) {
      const own = new Client({ connectionString: address });
      await own.connect();
      await own.query(text);
      await own.end();
    },
    async [Symbol.asyncDispose]() {
      await closePrivateServer(folder, client);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
