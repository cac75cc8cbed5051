import type { Tone } from '#web/ui/Notice.tsx';

/** A CVSS score in the words of its makers. Pure. */
export function severityOf(score: number): { word: string; tone: Tone } {
  if (score >= 9) return { word: 'Critical', tone: 'bad' };
  if (score >= 7) return { word: 'High', tone: 'bad' };
  return score >= 4 ? { word: 'Medium', tone: 'warn' } : { word: 'Low', tone: 'idle' };
}
