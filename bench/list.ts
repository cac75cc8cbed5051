/**
 * What the list costs with so many integrations, while they are all being watched: the first byte of the page and of its
 * data, and how long a person waits in Chromium until the rows they asked for are there. Medians, and the slowest.
 * `node bench/list.ts [100 1000 10000]`
 */
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '#scripts/chromium.ts';
import { median, row } from './figures.ts';
import { startMany } from './many.ts';

const RUNS = 15;
const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1_000, 10_000];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const shows = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text }).first().waitFor();
const told = (times: readonly number[]) => `${median(times).toFixed(0)} / ${Math.max(...times).toFixed(0)}`;

console.log(
  row(
    'integrations',
    'page, 1st byte',
    'list, 1st byte',
    'overview',
    'list on screen',
    'next page',
    'search',
    'by attention',
    '(ms, median / slowest)',
  ),
);
const { path: executablePath, advice } = findChromium(process.cwd());
if (!executablePath) throw new Error(advice);
for (const count of counts) console.log(await measure(count, executablePath));

async function measure(count: number, browserPath: string): Promise<string> {
  await using many = await startMany(count);
  const browser = await chromium.launch({ executablePath: browserPath, args: FLAGS });
  try {
    const context = await browser.newContext({ baseURL: many.url, viewport: { width: 1280, height: 860 } });
    const signedIn = await context.request.post('/api/sessions', {
      data: many.owner,
      headers: { origin: many.url },
    });
    if (!signedIn.ok()) throw new Error(await signedIn.text());
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const firstByte = (path: string) =>
      repeated(async () => void (await fetch(many.url + path, { headers: { cookie } })));
    const page = await context.newPage();
    const figures = [
      await firstByte('/integrations'),
      await firstByte('/api/integrations?limit=50'),
      await firstByte('/api/overview'),
      await repeated(async () => {
        await page.goto('/integrations');
        await shows(page, 'Load 00000');
      }),
      await repeated(
        async () => {
          await page.getByRole('button', { name: 'Next' }).click();
          await shows(page, 'Load 00050');
        },
        async () => {
          await page.goto('/integrations');
          await shows(page, 'Load 00000');
        },
      ),
      await repeated(
        async () => {
          await page.getByLabel('Search integrations').fill('Load 00077');
          await page.getByRole('row').filter({ hasText: 'Load 00000' }).waitFor({ state: 'detached' });
          await shows(page, 'Load 00077');
        },
        async () => {
          await page.goto('/integrations');
          await shows(page, 'Load 00000');
        },
      ),
      await firstByte('/api/integrations?limit=50&sort=attention'),
    ];
    return row(String(count), ...figures.map(told));
  } finally {
    await browser.close();
  }
}

/** Milliseconds of each run, `before` not counted. The first run warms up and does not count either. */
async function repeated(work: () => Promise<void>, before?: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    await before?.();
    const startedAt = performance.now();
    await work();
    if (run > 0) times.push(performance.now() - startedAt);
  }
  return times;
}
