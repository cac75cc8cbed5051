import type { StripDay } from '#contract/watching.ts';

/** Told by height and pattern too, for whoever does not see the colours. */
export const LEVEL: Record<StripDay['level'], { word: string; bar: string }> = {
  good: { word: 'All passed', bar: 'h-full bg-good-fill' },
  trouble: { word: 'Some did not', bar: 'h-1/2 bg-warn-fill' },
  down: { word: 'Was Failed', bar: 'h-full bg-broken' },
  paused: { word: 'Was Paused', bar: 'h-1/4 bg-idle-fill' },
  none: { word: 'Nothing known', bar: 'h-0.5 bg-line-strong' },
};
