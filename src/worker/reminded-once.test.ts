import { expect, test } from 'vitest';
import { dayOf } from '#integrations/day.ts';
import { plusMs } from '#kernel/instant.ts';
import { signedIn, startNewApp, until } from '#test/app.ts';
import { fakeConnector, passing, PROOF } from '#test/fake-connector.ts';

const inDays = (days: number) =>
  `${dayOf(plusMs(new Date().toISOString(), days * 86_400_000))}T12:00:00.000Z`;

test('a step is told once, also where what ends was lost from sight and is found again', async () => {
  const jira = fakeConnector(() => ({
    ...passing(),
    proof: { ...PROOF, neverExpires: true, certificateExpiresAt: inDays(12) },
  }));
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add('Acme');
  await client.settled(url, 'connected');
  const told = () => app.database.query(`select 1 from happenings where kind = 'certificate.ending'`);
  const looked = async () =>
    until(
      () => app.database.query(`select remind_at from endings where what = 'certificate'`),
      ([row]) => row !== undefined && Date.parse(String(row['remind_at'])) > Date.now(),
    );
  await looked();
  expect(await told()).toHaveLength(1);
  // Longer ago than what is told at most once a day, and within the same step.
  await app.database.query(`update happenings set at = at - interval '2 days'`);

  await client.ask('PATCH', url, { accessToken: 'fake-another-token', insist: true });
  await client.settled(url, 'connected');
  await looked();
  expect(await told()).toHaveLength(1);
  const [row] = await app.database.query(`select reminded_days from endings where what = 'certificate'`);
  expect(row).toEqual({ reminded_days: 14 });

  // The next step is told as ever.
  await app.database.query(`update endings set ends_at = ends_at - interval '6 days', remind_at = now()`);
  await until(told, ({ length }) => length === 2);
});
