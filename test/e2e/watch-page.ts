import type { Page } from '@playwright/test';

const LISTEN = `
  window.owlhubShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.owlhubShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** What Chromium itself says about an answer that is a refusal on purpose. */
const REFUSED = /Failed to load resource: the server responded with a status of (4\d\d|503)/;

/** Follows a page from its first moment. Returns what went wrong so far: errors, warnings and policy violations. */
export async function watchPage(page: Page): Promise<() => readonly string[]> {
  const faults: string[] = [];
  await page.addInitScript(LISTEN);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    const isFault = ['error', 'warning'].includes(message.type()) && !REFUSED.test(message.text());
    if (isFault) faults.push(message.text());
  });
  return () => faults;
}

/** Chromium’s own sum of everything that moved without the person doing anything. */
export const layoutShift = (page: Page) => page.evaluate<number>('window.owlhubShift');
