import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openKeyWork } from '#open-key-work.ts';
import { OWLHUB } from '#people/actor.ts';
import { audit } from '#operations/audit.ts';
import { type TestDatabase, testDatabase } from '#test/database.ts';
import { testKeyring } from '#test/keys.ts';
import { type AuditRow, hashOfEntry } from './audit-chain.ts';

let database: TestDatabase;
let log: Awaited<ReturnType<typeof openKeyWork>>;
let attacker: Client;

const write = (name: string) =>
  log.store.transaction((store) =>
    audit(log, store, OWLHUB, {
      action: 'role.changed',
      target: { kind: 'role', id: name, label: name },
      before: { name },
      after: { name: `${name} again` },
    }),
  );
const check = (noted: Parameters<typeof log.store.audit.check>[0] = null) => log.store.audit.check(noted);
const endNow = async () => (await check()).head;

/** Somebody who owns the database: no trigger holds them, and they know how the hashes are made. */
beforeAll(async () => {
  database = await testDatabase();
  log = await openKeyWork({ poolConfig: database.poolConfig, keyring: testKeyring() });
  for (let n = 1; n <= 8; n += 1) await write(`role ${n}`);
  attacker = new Client(database.poolConfig);
  await attacker.connect();
  await attacker.query('create table kept as table audit_entries');
  await attacker.query('create table kept_head as table audit_head');
  await attacker.query(`alter table audit_entries disable trigger all`);
});
beforeEach(async () => {
  await attacker.query('delete from audit_entries');
  await attacker.query('insert into audit_entries table kept');
  await attacker.query('delete from audit_head');
  await attacker.query('insert into audit_head table kept_head');
});
afterAll(async () => {
  await attacker.end();
  await log[Symbol.asyncDispose]();
  await database.close();
});

const renumber = (from: number, by: number) =>
  `update audit_entries set seq = -(seq + ${by}) where seq >= ${from}; update audit_entries set seq = -seq where seq < 0;`;

test.each<[string, string, RegExp]>([
  [
    'who did it is changed',
    `update audit_entries set actor = 'Eve' where seq = 3`,
    /^Entry 3 was changed\.$/,
  ],
  ['when is changed', `update audit_entries set at = at + interval '1 ms' where seq = 1`, /^Entry 1 was/],
  ['the address is changed', `update audit_entries set address = '192.0.2.9' where seq = 8`, /^Entry 8 was/],
  ['its hash is changed', `update audit_entries set hash = 'x' where seq = 4`, /^Entry 4 was changed/],
  ['the last one’s hash is changed', `update audit_entries set hash = 'x' where seq = 8`, /^Entry 8 was/],
  ['an entry is removed', `delete from audit_entries where seq = 5`, /^Entry 5 is missing\.$/],
  ['several are removed', `delete from audit_entries where seq in (5, 6)`, /^Entries 5 to 6 are missing\.$/],
  [
    'an entry is removed and the rest moved up',
    `delete from audit_entries where seq = 5; ${renumber(6, -1)}`,
    /^Entry 5 was changed/,
  ],
  ['the first is removed', `delete from audit_entries where seq = 1`, /^Entry 1 is missing\.$/],
  [
    'the end is cut off',
    `delete from audit_entries where seq > 6`,
    /^Entries 7 to 8 are missing: the end of the log was cut off\.$/,
  ],
  ['everything is removed', `delete from audit_entries`, /^Entries 1 to 8 are missing: the end/],
  [
    'the end is cut off and the head moved back',
    `delete from audit_entries where seq > 6;
     update audit_head set last_seq = 6, last_hash = (select hash from audit_entries where seq = 6)`,
    /^The head of the log was rewritten/,
  ],
  [
    'the beginning is removed and the head moved on',
    `update audit_head set first_seq = 3, base_hash = (select hash from audit_entries where seq = 2);
     delete from audit_entries where seq < 3`,
    /^The head of the log was rewritten/,
  ],
  [
    'two are swapped',
    `update audit_entries set seq = -seq where seq in (4, 5);
     update audit_entries set seq = case seq when -4 then 5 else 4 end where seq < 0`,
    /^Entry 4 was changed\.$/,
  ],
  [
    'one is put in between',
    `${renumber(5, 1)} insert into audit_entries select (json_populate_record(e, '{"seq": 5}')).* from audit_entries e where seq = 4`,
    /^Entry 5 was changed\.$/,
  ],
  [
    'one is added at the end',
    `insert into audit_entries select (json_populate_record(e, '{"seq": 9}')).* from audit_entries e where seq = 8`,
    /^Entry 9 was added after the end of the log\.$/,
  ],
  [
    'one is added before the beginning',
    `insert into audit_entries select (json_populate_record(e, '{"seq": 0}')).* from audit_entries e where seq = 8`,
    /^Entry 0 was added before the beginning of the log\.$/,
  ],
  [
    'details are replaced by those of another entry',
    `update audit_entries set change = (select change from audit_entries where seq = 2) where seq = 3`,
    /^The details of entry 3 were changed\.$/,
  ],
  [
    'details are removed',
    `update audit_entries set change = null, change_key = null where seq = 3`,
    /^The details of entry 3 were changed\.$/,
  ],
  [
    'details are said to be sealed with a key that never was',
    `update audit_entries set change_key = 'made-up' where seq in (3, 4, 7)`,
    /^The details of entries 3 to 4, 7 are sealed with the key “made-up”/,
  ],
  [
    'the seal is removed',
    `update audit_head set seal = null, seal_key = null`,
    /^The seal of the log’s head/,
  ],
  ['the seal is another text', `update audit_head set seal = 'x'`, /^The seal of the log’s head/],
])('when %s, it is found', async (_what, tampering, problem) => {
  expect(await check()).toMatchObject({ entries: 8, unreadable: 0, problems: [], notes: [] });
  await attacker.query(tampering);
  expect((await check()).problems).toContainEqual(expect.stringMatching(problem));
});

/** Changes entry 3 and makes every hash after it fit again. */
async function rewriteChain(alsoHead: boolean) {
  const columns = `seq::int, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
    actor_kind as "actorKind", actor_id as "actorId", actor, address, action, outcome, target_kind as "targetKind",
    target_id as "targetId", target, change_hash as "changeHash", previous_hash as "previousHash", hash`;
  const { rows } = await attacker.query<AuditRow>(`select ${columns} from audit_entries order by seq`);
  let previousHash = '';
  for (const row of rows) {
    const forged = { ...row, previousHash, actor: row.seq === 3 ? 'Eve' : row.actor };
    previousHash = hashOfEntry(forged);
    await attacker.query(
      'update audit_entries set actor = $2, previous_hash = $3, hash = $4 where seq = $1',
      [row.seq, forged.actor, forged.previousHash, previousHash],
    );
  }
  if (alsoHead) await attacker.query('update audit_head set last_hash = $1', [previousHash]);
}

test('a chain that was rewritten whole does not end with what the head says', async () => {
  await rewriteChain(false);
  expect((await check()).problems).toEqual(['Entry 8 was changed: the log ends with another one.']);
});

test('a chain that was rewritten whole, with its head, is not the one that was sealed', async () => {
  await rewriteChain(true);
  expect((await check()).problems).toEqual([
    'The head of the log was rewritten: it is not the one that OwlHub sealed.',
  ]);
});

test('going on after a forgery does not make it good', async () => {
  await write('role 9');
  expect((await check()).problems).toEqual([]);
  await rewriteChain(true);
  await write('role 10');
  await write('role 11');
  const { entries, problems } = await check();
  expect(entries).toBe(11);
  expect(problems).toEqual(['Before entry 10 was written, the head of the log had been rewritten.']);
});

test('nor after the seal was removed', async () => {
  await attacker.query('update audit_head set seal = null, seal_key = null');
  await write('role 9');
  expect((await check()).problems).toEqual([
    'Before entry 9 was written, the seal of the log’s head had been removed or changed.',
  ]);
});

test('who puts a whole older log back is found by an end that was noted elsewhere', async () => {
  const older = await endNow();
  await write('role 9');
  const noted = await endNow();
  expect((await check(noted)).problems).toEqual([]);
  expect((await check(older)).problems).toEqual([]);
  await attacker.query('delete from audit_entries where seq > 8');
  await attacker.query('delete from audit_head');
  await attacker.query('insert into audit_head table kept_head');
  expect((await check(older)).problems).toEqual([]);
  expect((await check(noted)).problems).toEqual([
    'Entry 9, which was noted elsewhere, is missing: the end of the log was cut off.',
  ]);
  await write('another 9');
  expect((await check(noted)).problems).toEqual([
    'Entry 9 is not the one that was noted elsewhere: the log was rewritten.',
  ]);
});
