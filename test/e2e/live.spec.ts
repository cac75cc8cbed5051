import type { Page } from '@playwright/test';
import { addIntegration, connect, fillForm, freshName, openForm, statusOf } from './deeds.ts';
import { expect, test } from './house.ts';
import { layoutShift } from './watch-page.ts';

test.afterEach(({ outside }) => outside.dataCenter.faults.clear());

test('a climb is followed live, and moves nothing on the page', async ({ page, outside, keepShot }) => {
  const { dataCenter } = outside;
  const rosa = dataCenter.addAccount({ name: 'rosa-live', displayName: 'Rosa Live', administrator: true });
  const name = freshName('Live');
  await openForm(page);
  await fillForm(page, {
    name,
    siteUrl: dataCenter.url,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  dataCenter.faults.on({ kind: 'latency', ms: 700 });
  await page.getByRole('button', { name: 'Create Integration' }).click();
  await expect(statusOf(page)).toHaveText('Pending');
  await expect(page.getByText('Is the certificate trusted? Yes')).toBeVisible();
  await keepShot('climbing');
  await expect(statusOf(page)).toHaveText('Connected');
  await expect(page.getByRole('region', { name: 'Proof' })).toContainText('Rosa Live');
  expect(await layoutShift(page)).toBeLessThan(0.01);
});

test('a climb that fails moves nothing either, at the width of a phone', async ({
  page,
  outside,
  keepShot,
}) => {
  const { dataCenter } = outside;
  await page.setViewportSize({ width: 360, height: 740 });
  await openFormOnPhone(page);
  await fillForm(page, {
    name: freshName('Phone'),
    siteUrl: dataCenter.url,
    accessToken: 'fake-token-nobody-made',
  });
  dataCenter.faults.on({ kind: 'latency', ms: 400 });
  await page.getByRole('button', { name: 'Create Integration' }).click();
  await expect(statusOf(page)).toHaveText('Failed');
  await keepShot('phone-failed');
  expect(await layoutShift(page)).toBeLessThan(0.01);
});

test('a page that is open shows what happens elsewhere', async ({ page, outside, context }) => {
  const name = freshName('Watched');
  const rosa = outside.dataCenter.addAccount({ name: 'rosa-watched' });
  await addIntegration(page, {
    name,
    siteUrl: outside.dataCenter.url,
    accessToken: rosa.addToken({ kind: 'personal' }).text,
  });
  await expect(statusOf(page)).toHaveText('Connected');
  const other = await context.newPage();
  await other.goto(`/integrations?search=${encodeURIComponent(name)}`);
  await expect(other.getByRole('row', { name })).toContainText('Connected');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(other.getByRole('row', { name })).toContainText('Paused');
  await other.close();
});

test('a flood of events asks for the lists twice, and for one integration only where it is told of', async ({
  page,
  outside,
}) => {
  await connect(page, outside, 'rosa-flood', 'Flood');
  const { pathname } = new URL(page.url());
  const own = pathname.split('/').at(-1) ?? '';
  const others = Array.from({ length: 5_000 }, (_, index) =>
    finished(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
  );
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const countOf = (path: string) => asked.filter((each) => each === path).length;

  const flow = await holdEvents(page, others);
  await page.goto('/integrations?search=Flood');
  // Not its shape only: what is asked for the first time is not asked for twice at once.
  await expect(page.getByRole('row').filter({ hasText: 'Flood' }).first()).toContainText('Connected');
  asked.length = 0;
  flow();
  await expect.poll(() => countOf('/api/integrations')).toBe(2);

  const flowAgain = await holdEvents(page, [...others, finished(own)]);
  await page.goto(pathname);
  await expect(statusOf(page)).toHaveText('Connected');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Added by');
  asked.length = 0;
  flowAgain();
  await expect.poll(() => countOf(`/api/integrations/${own}`)).toBe(1);
  expect(asked.filter((path) => path.startsWith('/api/integrations') && !path.includes(own))).toEqual([]);
});

test('while OwlHub is away the page says so calmly, and goes on by itself', async ({ page, keepShot }) => {
  await page.goto('/integrations');
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
  const detail = 'OwlHub cannot reach its database for the moment.';
  const away = { status: 503, json: { type: 'about:blank', title: 'Unavailable', status: 503, detail } };
  await page.route('**/api/**', (route) => route.fulfill(away));
  await page.reload();
  await expect(page.getByText('OwlHub cannot answer right now.')).toBeVisible();
  await keepShot('away');
  await page.unrouteAll();
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
  await expect(page.getByText('OwlHub cannot answer right now.')).toHaveCount(0);
});

async function openFormOnPhone(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the menu' }).click();
  await page.getByRole('link', { name: 'Integrations' }).click();
  await page.getByRole('link', { name: 'Add New Integration' }).click();
  await page.getByRole('button', { name: 'Jira' }).click();
}

const finished = (integrationId: string) => {
  const event = { type: 'verification_finished', integrationId, verificationId: integrationId };
  return `event: verification_finished\ndata: ${JSON.stringify(event)}\n\n`;
};

/** The next stream of events brings these, all at once and when the returned function is called. */
async function holdEvents(page: Page, events: readonly string[]): Promise<() => void> {
  const { promise: mayFlow, resolve: flow } = Promise.withResolvers<void>();
  // Opened again only long after the test.
  const body = `retry: 600000\n\n${events.join('')}`;
  await page.route(
    '**/api/events',
    async (route) => {
      await mayFlow;
      await route.fulfill({ contentType: 'text/event-stream', body });
    },
    { times: 1 },
  );
  return flow;
}
