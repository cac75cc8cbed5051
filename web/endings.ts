import { CalendarClock, FileBadge, KeyRound, type LucideIcon } from 'lucide-react';
import type { Ending } from '#contract/watching.ts';
import { daysUntil } from '#integrations/reminders.ts';
import { useToday } from './ui/Time.tsx';

/** What ends, in a word. */
export const ENDING: Record<Ending['what'], { word: string; icon: LucideIcon }> = {
  token: { word: 'Token', icon: KeyRound },
  certificate: { word: 'Certificate', icon: FileBadge },
  support: { word: 'Support', icon: CalendarClock },
};

/** What ends first. Pure. */
export const firstToEnd = (endings: readonly Ending[]): Ending | undefined =>
  endings.toSorted((a, b) => a.endsAt.localeCompare(b.endsAt))[0];

/** Whole days from today until then, as the server counts them; negative once that day is over. */
export const useDaysUntil = (at: string): number => daysUntil(at, new Date(useToday()).toISOString());

export type Nearness = 'over' | 'urgent' | 'soon' | 'far';

/** How near an end is, by the days that are left. Pure. */
export function nearnessOf(days: number): Nearness {
  if (days < 0) return 'over';
  return days <= 7 ? 'urgent' : days <= 30 ? 'soon' : 'far';
}

export const NEARNESS_INK: Record<Nearness, string> = {
  over: 'text-bad',
  urgent: 'text-bad',
  soon: 'text-warn',
  far: '',
};
