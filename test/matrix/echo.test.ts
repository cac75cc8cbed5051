import { expect, test } from 'vitest';
import { dataCenterWorld } from './world.ts';

test('a Jira that echoes the token does not bring it into evidence, failure or proof', async () => {
  await using world = await dataCenterWorld();
  const token = world.token.text;
  world.bob.change({ displayName: `Bob ${token}`, name: 'bob' });
  const headers = { 'content-type': 'application/json', 'www-authenticate': `echo ${token}`, server: token };
  const connected = await world.climb(world.typed);
  expect(connected.proof?.accountName).toBe('Bob [secret]');
  expect(connected.seen.account?.name).toBe('Bob [secret]');

  const base64 = Buffer.from(token).toString('base64');
  const body = JSON.stringify({ name: `anonymous`, displayName: base64 });
  world.site.faults.on(
    { kind: 'answer', status: 200, headers, body },
    { path: '/myself', only: 'with_credential' },
  );
  const failed = await world.climb(world.typed);
  expect(failed.failure).toMatchObject({ reason: 'credential_ignored', sign: 'it answered as [secret]' });
  expect(JSON.stringify([connected, failed])).not.toContain(token);
  expect(JSON.stringify([connected, failed])).not.toContain(base64);
});
