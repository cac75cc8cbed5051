import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { NotificationType } from './choice.ts';

type Severity = NotificationType['severity'];

/** Under what the kinds of event are chosen, the gravest first. */
export const SEVERITIES: Record<Severity, { title: string; icon: LucideIcon; ink: string }> = {
  bad: { title: 'What is broken', icon: CircleX, ink: 'text-bad' },
  warn: { title: 'What will need someone', icon: TriangleAlert, ink: 'text-warn' },
  good: { title: 'What works', icon: CircleCheck, ink: 'text-good' },
  info: { title: 'What was changed', icon: Info, ink: 'text-faint' },
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are the severities
export const BY_SEVERITY = Object.keys(SEVERITIES) as Severity[];
