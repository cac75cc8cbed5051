import { expect, test } from 'vitest';
import type { Need } from '#contract/overview.ts';
import { plusMs } from '#kernel/instant.ts';
import { signedIn, startNewApp } from '#test/app.ts';
import { fakeConnector, passing, PROOF } from '#test/fake-connector.ts';
import { startReceivers } from '#test/receivers.ts';
import { dead } from '#test/with-channel.ts';

const jira = fakeConnector();

test('the overview names what needs someone today and what will within 30 days', async () => {
  await using fresh = await startNewApp({ jira });
  const owner = await signedIn(fresh);
  jira.answer = () => ({
    ...passing(),
    proof: { ...PROOF, certificateExpiresAt: plusMs(new Date().toISOString(), 3 * 86_400_000) },
  });
  const [soon, broken, paused] = [
    await owner.add('Soon'),
    await owner.add('Broken'),
    await owner.add('Paused'),
  ];
  for (const url of [soon, broken, paused]) await owner.settled(url, 'connected');
  await owner.ask('PATCH', paused, { paused: true });
  jira.answer = dead;
  await owner.ask('POST', `${broken}/verifications`);
  await owner.settled(broken, 'failed');
  const { body } = await owner.ask('GET', '/api/overview');
  expect(body.counts).toEqual({ pending: 0, connected: 1, failed: 1, paused: 1 });
  expect(body.today).toMatchObject({
    needs: [{ name: 'Broken', kind: 'failed', title: 'Title of credential_rejected', next: 'Do that.' }],
    total: 1,
  });
  expect(body.soon.needs).toMatchObject([
    { kind: 'certificate', title: 'The site’s certificate ends in 3 days', urgent: true },
    { kind: 'certificate' },
  ]);
  expect(body.soon.needs.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Broken', 'Soon']);
});

test('what ended long ago hides nothing that ends soon', async () => {
  await using fresh = await startNewApp({ jira });
  const owner = await signedIn(fresh);
  jira.answer = () => ({
    ...passing(),
    proof: { ...PROOF, certificateExpiresAt: plusMs(new Date().toISOString(), 3 * 86_400_000) },
  });
  await owner.settled(await owner.add('Soon'), 'connected');
  await fresh.database.query(`with copies as (
      insert into integrations
      select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'next_check_at', null))).*
      from integrations i, generate_series(1, 120) returning id)
    insert into endings (integration_id, what, ends_at, known_by)
    select id, 'support', now() - interval '1 year', 'vendor' from copies`);
  const { body } = await owner.ask('GET', '/api/overview');
  expect(body.soon).toMatchObject({ needs: [{ name: 'Soon', kind: 'certificate' }], total: 1 });
  expect(body.today.total).toBe(120);
});

test('a channel that fails comes after every connection that is broken, and one that was switched off before', async () => {
  await using receivers = await startReceivers();
  await using fresh = await startNewApp({ jira });
  const owner = await signedIn(fresh);
  for (const name of ['Failing', 'Gone']) {
    const url = receivers.address('webhook', receivers.origin.httpUrl);
    const filter = { types: ['token.replaced'], integrationIds: null };
    await owner.ask('POST', '/api/channels', { kind: 'webhook', name, url, filter });
  }
  await fresh.database.query(
    `update channels set failing_since = now() - interval '2 hours' where name = 'Failing'`,
  );
  await fresh.database.query(`update channels set off_at = now(), off_why = 'gone' where name = 'Gone'`);
  jira.answer = passing;
  const broken = await owner.add('Broken');
  await owner.settled(broken, 'connected');
  jira.answer = dead;
  await owner.ask('POST', `${broken}/verifications`);
  await owner.settled(broken, 'failed');
  const { needs }: { needs: Need[] } = (await owner.ask('GET', '/api/overview')).body.today;
  expect(needs.map(({ name }) => name)).toEqual(['Gone', 'Broken', 'Failing']);
});
