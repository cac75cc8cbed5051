import { expect, test } from 'vitest';
import { openKeyWork } from '#open-key-work.ts';
import { COMMAND_LINE, OWLHUB } from '#people/actor.ts';
import { audit } from '#operations/audit.ts';
import { forgetKey } from '#operations/forget-key.ts';
import { rotateKeys } from '#operations/rotate-keys.ts';
import { verifyAudit } from '#operations/verify-audit.ts';
import { queryOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { testKey, testKeyring } from '#test/keys.ts';

type Log = Awaited<ReturnType<typeof openKeyWork>>;
const role = (name: string) => ({ kind: 'role', id: name, label: name }) as const;
const write = (log: Log, name: string) =>
  log.store.transaction((store) =>
    audit(log, store, OWLHUB, { action: 'role.created', target: role(name), after: { name } }),
  );

async function newLog(...keys: ReturnType<typeof testKey>[]) {
  const database = await testDatabase();
  const { poolConfig } = database;
  const open = (...others: typeof keys) => openKeyWork({ poolConfig, keyring: testKeyring(...others) });
  const log = await open(...keys);
  const dispose = async () => {
    await log[Symbol.asyncDispose]();
    await database.close();
  };
  return { log, open, query: (text: string) => queryOn(poolConfig, text), [Symbol.asyncDispose]: dispose };
}

test.each([
  `update audit_entries set actor = 'Eve'`,
  `update audit_entries set hash = 'x'`,
  `delete from audit_entries`,
  `truncate audit_entries`,
])('the database itself refuses: %s', async (statement) => {
  await using it = await newLog();
  await write(it.log, 'Tester');
  await expect(it.query(statement)).rejects.toThrow('The audit log is append-only.');
  expect((await it.log.store.audit.check(null)).entries).toBe(1);
});

test('what sealing anew changes may be changed', async () => {
  await using it = await newLog();
  await write(it.log, 'Tester');
  await it.query(`update audit_entries set change = 'x', change_key = 'y'`);
});

test('entries that are written at once, by two OwlHubs, follow each other without a gap', async () => {
  const key = testKey();
  await using it = await newLog(key);
  await using other = await it.open(key);
  await Promise.all(
    Array.from({ length: 40 }, (_none, n) => write(n % 2 === 0 ? it.log : other, `role ${n}`)),
  );
  expect(await it.log.store.audit.check(null)).toMatchObject({ entries: 40, problems: [], notes: [] });
});

test('a deed that fails leaves no entry, and no gap', async () => {
  await using it = await newLog();
  await write(it.log, 'first');
  const fails = it.log.store.transaction(async (store) => {
    await audit(it.log, store, OWLHUB, { action: 'role.created', target: role('second') });
    throw new Error('and then it failed');
  });
  await expect(fails).rejects.toThrow('and then it failed');
  await write(it.log, 'third');
  expect(await it.log.store.audit.check(null)).toMatchObject({ entries: 2, problems: [] });
});

test('details are sealed at rest, and opened for whoever reads', async () => {
  await using it = await newLog();
  await write(it.log, 'Distinctive');
  await it.log.store.transaction((store) =>
    audit(it.log, store, OWLHUB, { action: 'integration.tested', more: { site: 'https://acme.example' } }),
  );
  expect(JSON.stringify(await it.query('select * from audit_entries'))).not.toContain('acme.example');
  const [record] = await it.log.store.audit.page({}, { limit: 1 });
  expect(record?.opened).toMatchObject({ detail: { text: '{"site":"https://acme.example"}' } });
});

test('after the keys were rotated the details are sealed with the newest, and the chain is whole', async () => {
  const [old, current] = [testKey('old'), testKey('current')];
  await using it = await newLog(old);
  await write(it.log, 'Tester');
  await using rotating = await it.open(current, old);
  await rotateKeys(rotating, () => {});
  const keys = `select change_key as key from audit_entries union select seal_key from audit_head`;
  expect(await it.query(keys)).toEqual([{ key: 'current' }]);

  await using after = await it.open(current);
  expect(await after.store.audit.check(null)).toMatchObject({
    entries: 2,
    unreadable: 0,
    problems: [],
    notes: [],
  });
  const [rotated] = await after.store.audit.page({ action: 'keys.rotated' }, { limit: 1 });
  expect(rotated?.row).toMatchObject({ actor: 'Command line', target: 'current' });
});

test('details whose key was forgotten are named, and the chain is whole without them', async () => {
  const [lost, current] = [testKey('lost'), testKey('current')];
  await using it = await newLog(lost);
  await it.query(`insert into keys (id, canary, created_at) values ('lost', 'x', now())`);
  await write(it.log, 'Tester');
  await using after = await it.open(current);
  expect((await after.store.audit.check(null)).notes).toHaveLength(2);

  await forgetKey(after, 'lost');
  const found = await verifyAudit(after, COMMAND_LINE);
  expect(found).toMatchObject({ intact: true, entries: 2, unreadable: 1 });
  expect(found.notes).toEqual([
    'The details of entry 1 are sealed with the key “lost”, which is not here.',
    'Before entry 2 the head was sealed with the key “lost”, which was forgotten.',
  ]);
  await write(after, 'goes on');
  expect((await verifyAudit(after, COMMAND_LINE)).intact).toBe(true);
});

test('an OwlHub that does not hold the newest key yet goes on with the log, and the next one that does says so', async () => {
  const [old, current] = [testKey('old'), testKey('current')];
  await using it = await newLog(old);
  await it.query(
    `insert into keys (id, canary, created_at) values ('old', 'x', now()), ('current', 'x', now())`,
  );
  await using restarted = await it.open(current, old);
  await write(restarted, 'sealed with the newest');
  await write(it.log, 'by the one behind');
  await write(it.log, 'and again');
  expect(await restarted.store.audit.check(null)).toMatchObject({
    problems: [],
    notes: ['The entries after 1 are not sealed yet.'],
  });
  await write(restarted, 'up to date');
  expect(await restarted.store.audit.check(null)).toMatchObject({
    entries: 4,
    problems: [],
    notes: [expect.stringContaining('Entries 2 to 3 were not sealed')],
  });
});
