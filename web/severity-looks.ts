import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { Severity } from '#integrations/happening.ts';

/** How grave something that happened is drawn, the gravest first. */
export const SEVERITY: Record<Severity, { icon: LucideIcon; ink: string }> = {
  bad: { icon: CircleX, ink: 'text-bad' },
  warn: { icon: TriangleAlert, ink: 'text-warn' },
  good: { icon: CircleCheck, ink: 'text-good' },
  info: { icon: Info, ink: 'text-faint' },
};
