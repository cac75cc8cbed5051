import { expect, test } from 'vitest';
import { createVault } from '#secrets/vault.ts';
import { signedIn, startNewApp } from '#test/app.ts';
import { PROOF } from '#test/fake-connector.ts';
import { Secret } from '#secrets/secret.ts';
import { rowName } from './row-name.ts';
import { proofOf } from './sealed-before.ts';

test('an integration from before there were organisations opens, works and can be given one', async () => {
  await using app = await startNewApp();
  const { add, ask, settled } = await signedIn(app);
  const url = await add();
  await settled(url, 'connected');
  const id = url.split('/').at(-1) ?? '';

  const credential = { lastFour: 'cret', setAt: '2026-01-01T00:00:00.000Z', setBy: 'owner@example.com' };
  const connection = {
    siteUrl: 'https://old.example',
    account: 'ada@example.com',
    accessToken: new Secret('fake-token-not-a-secret'),
    ca: null,
    credential,
  };
  const { expiryKnownBy: _new, ...proof } = { ...PROOF, neverExpires: true };
  const learned = {
    edition: 'cloud',
    base: 'https://old.example',
    cloudId: null,
    credentialKind: 'scoped_token',
  };
  const status = { is: 'connected', since: '2026-01-01T00:00:00.000Z', trouble: null };
  const vault = createVault(app.keyring);
  const [values, report] = [
    await vault.seal(rowName('connection', id), connection),
    await vault.seal(rowName('report', id), { status, learned, proof }),
  ];
  await app.database.query(
    `update integrations set connection = '${values.text}', connection_key = '${values.keyId}',
      report = '${report.text}', report_key = '${report.keyId}' where id = '${id}'`,
  );

  expect((await ask('GET', url)).body).toMatchObject({
    siteUrl: 'https://old.example',
    organizationId: null,
    hasOrganizationKey: false,
    proof: { expiryKnownBy: 'jira' },
  });
  expect((await ask('POST', `${url}/verifications`)).status).toBe(202);
  await settled(url, 'connected');
  expect(app.jira.asked.at(-1)?.options.known).toEqual({ ...learned, organization: null });

  const organizationId = '00000000-0000-4000-8000-000000000042';
  await ask('PATCH', url, { organizationId, organizationKey: 'fake-organization-key' });
  expect((await settled(url, 'connected')).body).toMatchObject({ organizationId, hasOrganizationKey: true });
});

test.each([
  [{ expiresAt: '2030-01-01T00:00:00.000Z', neverExpires: false }, 'jira'],
  [{ expiresAt: null, neverExpires: true }, 'jira'],
  [{ expiresAt: null, neverExpires: false }, null],
] as const)('of %j only Jira can have told', (ends, by) => {
  const { expiryKnownBy: _new, ...proof } = { ...PROOF, ...ends };
  expect(proofOf(proof).expiryKnownBy).toBe(by);
  expect(proofOf({ ...proof, expiryKnownBy: 'organization' }).expiryKnownBy).toBe('organization');
});
