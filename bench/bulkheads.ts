/**
 * What hangs delays nothing else. 1,000 integrations verified every minute, and 1,000 channels told at once: with none
 * and with 50 of them at a place that takes everything and answers nothing. The figures are of those that do not hang.
 * `node bench/bulkheads.ts [--seconds 90]`
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Secret } from '#secrets/secret.ts';
import { row } from './figures.ts';
import { startMany } from './many.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '90' } } });
const WINDOW_MS = Number(values.seconds) * 1_000;
const COUNT = 1_000;
const HANGING = [0, 50];

const LATE = `
  with done as (
    select extract(epoch from v.started_at - v.due_at)::float8 as late
    from verifications v join integrations i on i.id = v.integration_id
    where v.due_at > $1 and v.started_at is not null and i.status = 'connected' and not i.troubled
  )
  select count(*)::int as done, percentile_cont(0.5) within group (order by late) as p50,
    percentile_cont(0.99) within group (order by late) as p99, max(late) as worst from done`;
const TOLD = `
  with done as (
    select extract(epoch from ended_at - due_at)::float8 as late from deliveries where state = 'sent'
  )
  select count(*)::int as done, percentile_cont(0.5) within group (order by late) as p50,
    percentile_cont(0.99) within group (order by late) as p99, max(late) as worst from done`;

type Figures = { done: number; p50: number; p99: number; worst: number };
const seconds = (late: number | null) => `${(late ?? 0).toFixed(2)} s`;

console.log(row('what', 'of them hang', 'done', 'late p50', 'late p99', 'late max'));
for (const hanging of HANGING) {
  await using many = await startMany(COUNT, { hanging, everyMinutes: 1 });
  const from = new Date();
  await wait(WINDOW_MS);
  const { rows: checks } = await many.pool.query<Figures>(LATE, [from]);
  console.log(line('checks', hanging, checks[0]));
  await tell(many, hanging);
  const { rows: deliveries } = await many.pool.query<Figures>(TOLD);
  console.log(line('deliveries', hanging, deliveries[0]));
}

function line(
  what: string,
  hanging: number,
  { done, p50, p99, worst }: Figures = { done: 0, p50: 0, p99: 0, worst: 0 },
) {
  return row(what, `${hanging} of ${COUNT}`, String(done), seconds(p50), seconds(p99), seconds(worst));
}

/** Tells something to every channel at once, and waits until those that do not hang have got it. */
async function tell({ store, pool }: Awaited<ReturnType<typeof startMany>>, hanging: number): Promise<void> {
  const receiver = createServer((request, response) => {
    request.resume();
    if (!request.url?.startsWith('/hang')) response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo;
  const at = new Date().toISOString();
  const quiet = { failingSince: null, retryAt: null, offAt: null, offWhy: null };
  const chosen = {
    filter: { types: ['integration.paused'], integrationIds: null },
    rhythm: { timeZone: 'UTC', quiet: null, digest: null },
  };
  const ids = Array.from({ length: COUNT }, () => randomUUID());
  for (const [n, id] of ids.entries()) {
    const url = new Secret(`http://127.0.0.1:${port}/${n < hanging ? 'hang' : 'take'}/${n}`);
    const secret = new Secret(`whsec_${Buffer.alloc(32, 'fake').toString('base64')}`);
    const target = { kind: 'webhook', url, secrets: [{ id: randomUUID(), secret, createdAt: at }] };
    await store.channels.insert(
      { id, kind: 'webhook', name: `Channel ${n}`, ...chosen, ...quiet, createdAt: at, createdBy: 'bench' },
      target,
    );
  }
  const told = {
    id: randomUUID(),
    at,
    type: 'integration.paused',
    severity: 'info' as const,
    integration: null,
    title: 'A bench',
    lines: [],
    link: null,
    data: {},
  };
  await store.told.insert([told]);
  const dueAt = new Date(Date.now() + 60_000).toISOString();
  const deliveries = ids.map((channelId) => ({
    channelId,
    id: randomUUID(),
    reason: 'at_once' as const,
    dueAt,
    nextAttemptAt: dueAt,
    createdAt: at,
  }));
  await store.deliveries.insert(deliveries);
  await store.deliveries.add(deliveries.map(({ id }) => ({ deliveryId: id, toldId: told.id })));
  // Due once they can be seen, so that the time it takes to write a thousand is not held against the courier.
  await pool.query(`update deliveries set due_at = now(), next_attempt_at = now() where state = 'waiting'`);
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(250)) {
    const { rows } = await pool.query(`select count(*)::int as sent from deliveries where state = 'sent'`);
    if (rows[0].sent >= COUNT - hanging) break;
  }
  receiver.closeAllConnections();
  receiver.close();
}
