import type { Instant } from '#kernel/instant.ts';

/** How often an integration is verified by itself, in minutes: from once a minute to once a day. */
export const CHECK_EVERY = { byDefault: 5, atLeast: 1, atMost: 24 * 60 } as const;

/** Where in each period an integration has its place, from 0 to 1. Ids are random, so places are spread evenly. */
const placeOf = (id: string): number => Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;

/**
 * The next moment of the integration’s own grid, between half a period and one and a half away. Those that were
 * added, changed or held up together do not stay together, and a check that is late makes no other one late.
 */
export function nextOnGrid(id: string, everyMs: number, at: Instant): Instant {
  const offset = placeOf(id) * everyMs;
  const periods = Math.ceil((Date.parse(at) + everyMs / 2 - offset) / everyMs);
  return new Date(Math.round(periods * everyMs + offset)).toISOString();
}
