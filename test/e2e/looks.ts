import { expect, type Page } from '@playwright/test';
import { expectClean } from './clean.ts';

/** The screens that pages are looked at on. */
export const WIDTHS = { wide: 1280, phone: 360 };

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
const BURST = `[...document.querySelectorAll('section')]
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
  .map(({ innerText }) => innerText)`;

/** Nothing stands out at the side, of the page or of a card, and axe finds nothing. */
export async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate<number>(SIDEWAYS), 'sideways scroll').toBeLessThanOrEqual(0);
  expect(await page.evaluate<string[]>(BURST), 'cards with something that stands out').toEqual([]);
  await expectClean(page);
}
