import {
  BellOff,
  CalendarClock,
  CircleX,
  FileBadge,
  KeyRound,
  type LucideIcon,
  ShieldAlert,
  TriangleAlert,
} from 'lucide-react';
import type { Need } from '#contract/overview.ts';

type Look = {
  icon: LucideIcon;
  /** Whether its moment is a day that comes, and not one since when something is so. */
  ends: boolean;
};

export const NEED: Record<Need['kind'], Look> = {
  failed: { icon: CircleX, ends: false },
  trouble: { icon: TriangleAlert, ends: false },
  vulnerable: { icon: ShieldAlert, ends: false },
  replacement_rejected: { icon: KeyRound, ends: false },
  token: { icon: KeyRound, ends: true },
  certificate: { icon: FileBadge, ends: true },
  support: { icon: CalendarClock, ends: true },
  channel: { icon: BellOff, ends: false },
};
