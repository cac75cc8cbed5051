import { expect, test } from 'vitest';
import { asking, basic } from './asking.ts';
import { type Command, control } from './control.ts';
import { startDemoJira } from './scenarios.ts';

async function controlled() {
  const { jira, scenarios } = await startDemoJira();
  const answer = control(jira, () => ({ scenarios }));
  const tell = (command: Command | 'nonsense', method = 'POST') => {
    const { status, body } = answer({
      method,
      path: '/__control',
      query: new URLSearchParams(),
      headers: {},
      body: JSON.stringify(command),
      secure: false,
    });
    return { status, body: JSON.parse(body) as unknown };
  };
  const [site] = jira.clouds;
  const myself = async () =>
    (await asking(jira)(`${site?.url}/rest/api/3/myself`, basic('ada@owl.example', 'fake-cloud-admin-token')))
      .status;
  return { tell, myself, [Symbol.asyncDispose]: () => jira.stop() };
}

test('another process can switch a fault on and off', async () => {
  await using fake = await controlled();
  fake.tell({ do: 'fault', site: 'owl-corp', fault: { kind: 'error', status: 500 }, times: 1 });
  expect([await fake.myself(), await fake.myself()]).toEqual([500, 200]);
  fake.tell({ do: 'fault', site: 'owl-corp', fault: { kind: 'error', status: 502 }, path: '/myself' });
  expect(await fake.myself()).toBe(502);
  fake.tell({ do: 'clear_faults', site: 'owl-corp' });
  expect(await fake.myself()).toBe(200);
});

test('another process can revoke a token, take that back, and change an account and a site', async () => {
  await using fake = await controlled();
  fake.tell({ do: 'revoke_token', token: 'fake-cloud-admin-token' });
  expect(await fake.myself()).toBe(401);
  fake.tell({ do: 'restore_token', token: 'fake-cloud-admin-token' });
  expect(await fake.myself()).toBe(200);
  fake.tell({ do: 'change_account', site: 'owl-corp', account: 'ada', traits: { maySignIn: false } });
  expect(await fake.myself()).toBe(401);
  fake.tell({ do: 'change_account', site: 'owl-corp', account: 'ada', traits: { maySignIn: true } });
  fake.tell({ do: 'change_site', site: 'owl-corp', options: { state: 'suspended' } });
  expect(await fake.myself()).toBe(404);
});

test('another process can read what was asked and whether a secret was shown', async () => {
  await using fake = await controlled();
  await fake.myself();
  expect(fake.tell({ do: 'asked', site: 'owl-corp' }).body).toMatchObject({
    asked: [{ authorization: 'basic' }],
  });
  expect(fake.tell({ do: 'sightings', secret: 'fake-cloud-admin-token' }).body).toMatchObject({
    sightings: [{ site: 'owl-corp', path: '/rest/api/3/myself', as: 'basic' }],
  });
  fake.tell({ do: 'forget' });
  expect(fake.tell({ do: 'asked' }).body).toMatchObject({ asked: [] });
});

test('a command that makes no sense is refused with the reason', async () => {
  await using fake = await controlled();
  expect(fake.tell({ do: 'clear_faults', site: 'nowhere' })).toEqual({
    status: 400,
    body: { problem: 'There is no site nowhere.' },
  });
  expect(fake.tell('nonsense').status).toBe(400);
  expect(fake.tell({ do: 'describe' }).status).toBe(200);
});
