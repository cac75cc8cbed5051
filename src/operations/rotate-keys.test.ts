import { expect, test } from 'vitest';
import { openKeyWork } from '#open-key-work.ts';
import type { Key } from '#secrets/keyring.ts';
import { openKeyFile } from '#secrets/key-file.ts';
import { clientOf, NEW_INTEGRATION, queryOn, startApp, startNewApp, until } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { testKey, testKeyring } from '#test/keys.ts';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { rotateKeys } from './rotate-keys.ts';

type App = Awaited<ReturnType<typeof startNewApp>>;

const signedIn = async (app: Parameters<typeof clientOf>[0]) => {
  const client = clientOf(app);
  await client.signIn();
  return client;
};

async function add(client: ReturnType<typeof clientOf>): Promise<string> {
  const { body } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  const url = `/api/integrations/${body.id}`;
  await until(
    () => client.ask('GET', url),
    (answer) => answer.body.status === 'connected',
  );
  return url;
}

const keysInUse = async ({ database }: Pick<App, 'database'>) =>
  (
    await queryOn(
      database.poolConfig,
      `select connection_key as key from integrations union select report_key from integrations
       union select detail_key from verifications where detail_key is not null`,
    )
  ).map(({ key }) => key);

async function rotate(app: Pick<App, 'database'>, ...keys: Key[]) {
  const lines: string[] = [];
  await using work = await openKeyWork({
    poolConfig: app.database.poolConfig,
    keyring: testKeyring(...keys),
  });
  const old = await rotateKeys(work, (line) => lines.push(line));
  return { old, lines };
}

test('rotating seals everything with the newest key, and the old one is needed no more', async () => {
  const [old, current] = [testKey('old'), testKey('current')];
  const app = await startNewApp({ keyring: testKeyring(old) });
  const url = await add(await signedIn(app));
  await app.stop();

  expect((await rotate(app, current, old)).old).toEqual(['old']);
  expect(await keysInUse(app)).toEqual(['current']);

  await using again = await startApp({ poolConfig: app.database.poolConfig, keyring: testKeyring(current) });
  const { body } = await (await signedIn(again)).ask('GET', url);
  expect(body).toMatchObject({ siteUrl: 'https://acme.example', proof: { accountName: 'Ada Fake' } });
  await again.stop();
  await app.database.close();
});

test('a rotation that was interrupted is finished by the next', async () => {
  const [old, current] = [testKey('old'), testKey('current')];
  await using app = await startNewApp({ keyring: testKeyring(old) });
  const client = await signedIn(app);
  await add(client);
  await using work = await openKeyWork({
    poolConfig: app.database.poolConfig,
    keyring: testKeyring(current, old),
  });
  let lines = 0;
  const dies = () => {
    lines += 1;
    if (lines === 2) throw new Error('killed');
  };
  await expect(rotateKeys(work, dies)).rejects.toThrow('killed');
  expect(new Set(await keysInUse(app))).toEqual(new Set(['current', 'old']));

  expect((await rotate(app, current, old)).old).toEqual(['old']);
  expect(await keysInUse(app)).toEqual(['current']);
});

test('with a key file, rotating adds the key that a running OwlHub then uses', async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/keys`;
  const keyring = await openKeyFile(path, () => {});
  const [first] = await keyring.list();
  await using app = await startNewApp({ keyring });
  const client = await signedIn(app);
  const url = await add(client);

  await using work = await openKeyWork({
    poolConfig: app.database.poolConfig,
    keyring: await openKeyFile(path, () => {}),
  });
  expect(await rotateKeys(work, () => {})).toEqual([first?.id]);
  expect((await client.ask('GET', url)).body.siteUrl).toBe('https://acme.example');
  await add(client);
  expect(await keysInUse(app)).toEqual([(await keyring.list())[0]?.id]);
  expect(await keysInUse(app)).not.toContain(first?.id);
});

test('what is sealed with the old key while the rotation goes on is found by another look', async () => {
  const [old, current] = [testKey('old'), testKey('current')];
  await using app = await startNewApp({ keyring: testKeyring(old) });
  await add(await signedIn(app));
  const { poolConfig } = app.database;
  await using behind = await openKeyWork({ poolConfig, keyring: testKeyring(old) });
  await using work = await openKeyWork({ poolConfig, keyring: testKeyring(current, old) });
  const { records } = await behind.store.integrations.listed({ sort: 'name', offset: 0, limit: 1 });
  const [record] = records;
  if (!record) throw new Error('There is none.');
  let isSaved = false;
  const sealedRows: typeof work.store.sealedRows = {
    ...work.store.sealedRows,
    otherThan: async (keyId, place, after, limit) => {
      if (place === 'detail' && !isSaved) {
        isSaved = true;
        await behind.store.integrations.save({ ...record, toldVulnerabilities: ['CVE-0000-0000'] });
      }
      return work.store.sealedRows.otherThan(keyId, place, after, limit);
    },
  };
  const tools = { ...work, store: { ...work.store, sealedRows } };
  expect(await rotateKeys(tools, () => {})).toEqual(['old']);
  expect(await keysInUse(app)).toEqual(['current']);
});

test('a key that a record still names stays in force, and is needed no more once that record is gone', async () => {
  const [old, current] = [testKey('old'), testKey('current')];
  await using app = await startNewApp({ keyring: testKeyring(old) });
  const client = await signedIn(app);
  const url = await add(client);
  await app.database.query(`update integrations set connection = 'x'`);
  const { old: unneeded, lines } = await rotate(app, current, old);
  expect(unneeded).toEqual([]);
  expect(lines.join()).toContain('1 records cannot be opened');
  expect(await app.database.query(`select id from keys where id = 'old'`)).toHaveLength(1);

  await client.ask('DELETE', url);
  expect((await rotate(app, current, old)).old).toEqual(['old']);
});

test('while one rotation runs, another is refused; once it has ended, it is not', async () => {
  const [old, current] = [testKey('old'), testKey('current')];
  await using app = await startNewApp({ keyring: testKeyring(old) });
  await add(await signedIn(app));
  const { poolConfig } = app.database;
  await using first = await openKeyWork({ poolConfig, keyring: testKeyring(current, old) });
  await first.store.aloneRotating(async () => {
    await expect(rotate(app, current, old)).rejects.toThrow(/Another rotation is running/);
  });
  expect((await rotate(app, current, old)).old).toEqual(['old']);
});

test('two rotations at once lose no key: everything can be read afterwards', async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/keys`;
  await using app = await startNewApp({ keyring: await openKeyFile(path, () => {}) });
  const client = await signedIn(app);
  const url = await add(client);
  const { poolConfig } = app.database;
  const rotateAlone = async () => {
    await using work = await openKeyWork({ poolConfig, keyring: await openKeyFile(path, () => {}) });
    return rotateKeys(work, () => {});
  };
  await Promise.allSettled([rotateAlone(), rotateAlone(), rotateAlone()]);
  const held = (await (await openKeyFile(path, () => {})).list()).map(({ id }) => id);
  expect(held).toEqual(expect.arrayContaining(await keysInUse(app)));
  expect((await client.ask('GET', url)).body.siteUrl).toBe('https://acme.example');
});

test('a key file gets a new key also where an older one is still in it', async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/keys`;
  await using app = await startNewApp({ keyring: await openKeyFile(path, () => {}) });
  await add(await signedIn(app));
  const { poolConfig } = app.database;
  for (const keys of [2, 3]) {
    const keyring = await openKeyFile(path, () => {});
    await using work = await openKeyWork({ poolConfig, keyring });
    await rotateKeys(work, () => {});
    expect(await keyring.list()).toHaveLength(keys);
  }
});

test('without a new key there is nothing to rotate to, and it says what to do', async () => {
  const key = testKey();
  await using app = await startNewApp({ keyring: testKeyring(key) });
  await expect(rotate(app, key)).rejects.toThrow(/Put a new one first in the test/);
});

test('a start with a key missing is refused with its id, and with the key back it starts', async () => {
  const [right, other] = [testKey('right'), testKey('other')];
  await using app = await startNewApp({ keyring: testKeyring(right) });
  const { poolConfig } = app.database;
  await expect(startApp({ poolConfig, keyring: testKeyring(other) })).rejects.toMatchObject({
    name: 'WrongKeys',
    missing: ['right'],
    message: expect.stringContaining('missing: right'),
  });
  await using again = await startApp({ poolConfig, keyring: testKeyring(right, other) });
  expect((await clientOf(again).ask('GET', '/readyz')).status).toBe(200);
});

test('another key under the same name is noticed at start', async () => {
  await using app = await startNewApp({ keyring: testKeyring(testKey('k1')) });
  const start = startApp({ poolConfig: app.database.poolConfig, keyring: testKeyring(testKey('k1')) });
  await expect(start).rejects.toMatchObject({ name: 'WrongKeys', wrong: ['k1'] });
});

test('of two with different keys that start at once on a new database, only one puts its key in force', async () => {
  const database = await testDatabase();
  const starts = await Promise.allSettled(
    [testKey('a'), testKey('b')].map((key) =>
      startApp({ poolConfig: database.poolConfig, keyring: testKeyring(key) }),
    ),
  );
  expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  for (const start of starts) if (start.status === 'fulfilled') await start.value.stop();
  await database.close();
});
