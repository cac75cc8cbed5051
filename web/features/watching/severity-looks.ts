import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { TimelineEntry } from '#contract/watching.ts';

export const SEVERITY: Record<TimelineEntry['severity'], { icon: LucideIcon; ink: string; says: string }> = {
  bad: { icon: CircleX, ink: 'text-bad', says: 'Bad' },
  warn: { icon: TriangleAlert, ink: 'text-warn', says: 'Warning' },
  good: { icon: CircleCheck, ink: 'text-good', says: 'Good' },
  info: { icon: Info, ink: 'text-faint', says: '' },
};
