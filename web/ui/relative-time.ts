const SECOND = 1_000;
const STEPS = [
  { unit: 'year', ms: 365 * 86_400 * SECOND },
  { unit: 'month', ms: 30 * 86_400 * SECOND },
  { unit: 'day', ms: 86_400 * SECOND },
  { unit: 'hour', ms: 3_600 * SECOND },
  { unit: 'minute', ms: 60 * SECOND },
  { unit: 'second', ms: SECOND },
] as const;
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** “in 5 minutes”, “yesterday”, “20 seconds ago”; `near` within ten seconds. Both moments in milliseconds. Pure. */
export function relativeTime(atMs: number, nowMs: number, near = 'just now'): string {
  const distance = atMs - nowMs;
  if (Math.abs(distance) < 10 * SECOND) return near;
  const step = STEPS.find(({ ms }) => Math.abs(distance) >= ms) ?? STEPS[5];
  // Counting every second would only be restless.
  const grain = step.unit === 'second' ? 10 : 1;
  return words.format(Math.round(distance / step.ms / grain) * grain, step.unit);
}

/** “<1 ms”, “85 ms”, “1.2 s”. Pure. */
export function duration(ms: number): string {
  if (ms < 1) return '<1 ms';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
