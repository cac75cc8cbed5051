/**
 * What watching costs: CPU, memory and lateness with so many integrations, each verified every 5 minutes, with the fake
 * Jira on the same machine. One row a number of integrations; “× row before” is the CPU of OwlHub and
 * PostgreSQL against the row before, to be held against the checks per second.
 * `node bench/watch.ts [--seconds 300] [1000 2000 4000 8000 10000 16000]`
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { row } from './figures.ts';
import { startMany } from './many.ts';
import { costOfTree } from './process-cost.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '300' } },
});
const counts =
  positionals.length > 0 ? positionals.map(Number) : [1_000, 2_000, 4_000, 8_000, 10_000, 16_000];
const WARM_UP_MS = 20_000;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const seconds = (late: number) => `${late.toFixed(2)} s`;

const LATE = `
  with done as (
    select extract(epoch from started_at - due_at)::float8 as late, state from verifications
    where due_at is not null and finished_at between $1 and $2
  )
  select count(*)::int as checks, count(*) filter (where state <> 'passed')::int as failed,
    percentile_cont(0.5) within group (order by late) as p50,
    percentile_cont(0.99) within group (order by late) as p99, max(late) as worst from done`;

console.log(
  row(
    'integrations',
    'checks/s',
    'OwlHub CPU',
    'PostgreSQL',
    'fake Jira',
    'CPU/check',
    '× row before',
    'OwlHub MB',
    'PG MB',
    'late p50',
    'late p99',
    'late max',
    'failed',
  ),
);
let rowBefore: number | null = null;
for (const count of counts) console.log(await measure(count, Number(values.seconds) * 1_000));

async function measure(count: number, windowMs: number): Promise<string> {
  await using many = await startMany(count);
  await wait(WARM_UP_MS);
  const { pids, pool } = many;
  const costs = async () => ({
    owlhub: await costOfTree(pids.owlhub),
    postgres: await costOfTree(pids.postgres),
    fake: await costOfTree(pids.fake),
  });
  const from = new Date();
  const before = await costs();
  let peakMb = 0;
  for (const end = Date.now() + windowMs; Date.now() < end; await wait(1_000))
    peakMb = Math.max(peakMb, (await costOfTree(pids.owlhub)).memoryMb);
  const after = await costs();
  const until = new Date();
  const { rows } = await pool.query<Record<string, number>>(LATE, [from, until]);
  const { checks = 0, failed = 0, p50 = 0, p99 = 0, worst = 0 } = rows[0] ?? {};
  const ms = until.getTime() - from.getTime();
  const share = (of: keyof typeof after) => (after[of].cpuMs - before[of].cpuMs) / ms;
  const own = share('owlhub') + share('postgres');
  const ratio = rowBefore === null ? '' : (own / rowBefore).toFixed(2);
  rowBefore = own;
  return row(
    String(count),
    ((checks / ms) * 1_000).toFixed(1),
    percent(share('owlhub')),
    percent(share('postgres')),
    percent(share('fake')),
    `${((own * ms) / checks).toFixed(1)} ms`,
    ratio,
    peakMb.toFixed(0),
    after.postgres.memoryMb.toFixed(0),
    seconds(p50),
    seconds(p99),
    seconds(worst),
    String(failed),
  );
}
