import { expect, test } from 'vitest';
import { signedIn, startNewApp, type TestApp, until } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';

async function withEntries() {
  const app = await startNewApp();
  const owner = await signedIn(app);
  await owner.add('Acme');
  await owner.add('=Acme "two"');
  await owner.ask('POST', '/api/tokens', { name: 'Nightly report', role: 'viewer' });
  const read = async (query = '') => (await owner.ask('GET', `/api/audit${query}`)).body;
  const actions = async (query: string) =>
    (await read(query)).entries.map(({ action }: { action: string }) => action);
  return Object.assign(app, { owner, read, actions });
}

const newest = async (app: TestApp) => (await auditEntries(app))[0];

test('the log says who did what to what, from where, with what changed', async () => {
  await using app = await withEntries();
  const { entries, next, firstKept } = await app.read();
  expect(next).toBeNull();
  expect(entries.at(-1).at).toBe(firstKept);
  expect(entries[0]).toMatchObject({
    actor: { kind: 'person', label: 'owner <owner@example.com>' },
    address: '127.0.0.1',
    action: 'token.created',
    words: 'made an API token',
    outcome: 'done',
    target: { kind: 'token', label: 'Nightly report' },
    change: { role: 'Viewer' },
  });
  expect(entries[2]).toMatchObject({
    target: { kind: 'integration', label: 'Acme' },
    change: { after: { site: 'https://acme.example', account: 'ada@example.com', paused: false } },
  });
  expect(JSON.stringify(entries)).not.toContain('fake-token-not-a-secret');
});

test('each request that reads is an entry of its own, with what was asked for', async () => {
  await using app = await withEntries();
  const before = (await auditEntries(app)).length;
  await app.read('?limit=1');
  await app.read('?action=token.created&before=100');
  expect((await auditEntries(app)).length - before).toBe(2);
  const [entry] = (await app.read('?action=audit.read')).entries;
  expect(entry.change).toEqual({ action: 'token.created', before: 100 });
});

test('pages follow each other without gap or repetition, whatever is written meanwhile', async () => {
  await using app = await withEntries();
  const seqs: number[] = [];
  for (let before: number | null = 1_000; before !== null;) {
    const { entries, next } = await app.read(`?limit=2&before=${before}`);
    seqs.push(...entries.map(({ seq }: { seq: number }) => seq));
    before = next;
  }
  const first = seqs[0] ?? 0;
  expect(seqs).toEqual(Array.from({ length: first }, (_none, n) => first - n));
});

test.each([
  ['?action=integration.created', ['integration.created', 'integration.created']],
  ['?target=nightly', ['token.created']],
  ['?target=100%25', []],
  ['?actor=OWNER%40example&action=token.created', ['token.created']],
  ['?actor=nobody', []],
  ['?outcome=refused', []],
  ['?address=192.0.2.1', []],
  ['?address=127.0.0.1&action=token.created', ['token.created']],
  ['?from=2999-01-01', []],
  ['?to=2020-01-01', []],
  ['?from=2020-01-01&to=2999-01-01&action=token.created', ['token.created']],
])('the filter %s finds %j', async (query, found) => {
  await using app = await withEntries();
  expect(await app.actions(query)).toEqual(found);
});

test('a person is found by their id, with what their tokens did', async () => {
  await using app = await withEntries();
  const { body } = await app.owner.ask('POST', '/api/tokens', { name: 'Reader', role: 'owner' });
  await app.owner.ask('GET', '/api/audit', undefined, { authorization: `Bearer ${body.text}` });
  const { person } = (await app.owner.ask('GET', '/api/sessions/current')).body;
  const { entries } = await app.read(`?actor=${person.id}`);
  expect(entries[0].actor).toMatchObject({ kind: 'token', label: 'Reader (token of owner@example.com)' });
  expect(entries.length).toBeGreaterThan(3);
});

test.each(['?action=made.up', '?from=yesterday', '?limit=1000', '?before=x'])(
  '%s is not a filter, and it says what does not fit',
  async (query) => {
    await using app = await withEntries();
    const { status, body } = await app.owner.ask('GET', `/api/audit${query}`);
    expect(status).toBe(422);
    expect(body.errors).toHaveLength(1);
  },
);

test('the export has the same entries as the list, and is an entry itself before it leaves', async () => {
  await using app = await withEntries();
  const { entries } = await app.read('?action=integration.created');
  const { body, response } = await app.owner.ask(
    'GET',
    '/api/audit/export?format=json&action=integration.created',
  );
  expect(body).toEqual(entries);
  expect(response.headers['content-disposition']).toMatch(/attachment; filename="owlhub-audit-[\d-]+\.json"/);
  expect(await newest(app)).toMatchObject({ action: 'audit.exported' });
  expect((await app.owner.ask('GET', '/api/audit/export?format=json&target=none')).body).toEqual([]);
});

test('the table has no formulas in it, and more entries than are read at once', async () => {
  await using app = await withEntries();
  await app.database.query(`alter table audit_entries disable trigger all`);
  await app.database.query(
    `insert into audit_entries select (json_populate_record(e, json_build_object('seq', -n))).*
     from audit_entries e, generate_series(1, 1200) n where e.action = 'token.created'`,
  );
  const { body, response } = await app.owner.ask('GET', '/api/audit/export');
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
  const lines = String(body).trimEnd().split('\r\n');
  expect(lines.length).toBeGreaterThan(1_200);
  expect(lines[0]).toMatch(/^number,at,actor_kind/);
  expect(body).toContain(`,"'=Acme ""two""",`);
});

test('the log is checked, and a change behind OwlHub’s back is found and written down', async () => {
  await using app = await withEntries();
  const check = async () => (await app.owner.ask('POST', '/api/audit/verifications')).body;
  expect(await check()).toMatchObject({ intact: true, unreadable: 0, problems: [], notes: [] });
  await app.database.query(`alter table audit_entries disable trigger all`);
  await app.database.query(`update audit_entries set actor = 'Eve' where seq = 2`);
  expect(await check()).toMatchObject({ intact: false, problems: ['Entry 2 was changed.'] });
  expect(await newest(app)).toMatchObject({ action: 'audit.verified', outcome: 'failed' });
});

test('entries are removed when they are older than the setting says, and the chain is whole', async () => {
  await using app = await withEntries();
  await app.read();
  await app.database.query(`update settings set chosen = '{"auditKeepDays": 30}'`);
  const seqs = async () => (await auditEntries(app)).map(({ seq }) => seq);
  expect(await seqs()).toContain(1);
  // Older by what the clock of the test cannot wait for: the first three, with hashes that fit.
  await app.database.query(`alter table audit_entries disable trigger all`);
  await app.database.query(`update audit_entries set at = now() - interval '31 days' where seq <= 3`);
  await app.database.query(`alter table audit_entries enable trigger all`);
  await until(seqs, (left) => !left.includes(3));
  expect(await seqs()).toContain(4);
  const { entries } = await app.read('?action=audit.trimmed');
  expect(entries).toMatchObject([{ actor: { label: 'OwlHub' }, change: { from: 1, to: 3, keepDays: 30 } }]);
  const { body } = await app.owner.ask('POST', '/api/audit/verifications');
  expect(body).toMatchObject({ intact: true, problems: [] });
});
