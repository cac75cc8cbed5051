const SECOND = 1_000;
/** Counting every second would only be restless: seconds go by ten. `below` is where the next unit begins. */
const STEPS = [
  { unit: 'second', ms: SECOND, grain: 10, below: 60 },
  { unit: 'minute', ms: 60 * SECOND, grain: 1, below: 60 },
  { unit: 'hour', ms: 3_600 * SECOND, grain: 1, below: 24 },
  { unit: 'day', ms: 86_400 * SECOND, grain: 1, below: 30 },
  { unit: 'month', ms: 30 * 86_400 * SECOND, grain: 1, below: 12 },
  { unit: 'year', ms: 365 * 86_400 * SECOND, grain: 1, below: Infinity },
] as const;
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** “in 5 minutes”, “yesterday”, “20 seconds ago”; `near` within ten seconds. Both moments in milliseconds. Pure. */
export function relativeTime(atMs: number, nowMs: number, near = 'just now'): string {
  const distance = atMs - nowMs;
  if (Math.abs(distance) < 10 * SECOND) return near;
  // Rounded before the unit is chosen, so that 58 seconds are a minute and not 60 seconds.
  for (const { unit, ms, grain, below } of STEPS) {
    const count = Math.round(Math.abs(distance) / ms / grain) * grain;
    if (count < below) return words.format(Math.sign(distance) * count, unit);
  }
  return near;
}

/** “<1 ms”, “85 ms”, “1.2 s”. Pure. */
export function duration(ms: number): string {
  if (ms < 1) return '<1 ms';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
