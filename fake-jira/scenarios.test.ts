import { expect, test } from 'vitest';
import { printed } from './demo/scenario.ts';
import { startDemoJira } from './scenarios.ts';

test('every scene has its own title, and its token looks fake', async () => {
  await using demo = await startDemoJira();
  const { scenarios } = demo;
  expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
  for (const { accessToken } of scenarios) expect(accessToken).toMatch(/^fake-/u);
});

test('the printed page says all that has to be typed', async () => {
  await using demo = await startDemoJira();
  const { scenarios } = demo;
  const page = printed(scenarios);
  for (const { siteUrl, accessToken } of scenarios) {
    expect(page).toContain(siteUrl);
    expect(page).toContain(accessToken);
  }
});
