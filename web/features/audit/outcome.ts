import { Ban, Check, X, type LucideIcon } from 'lucide-react';
import type { AuditOutcome } from '#people/audit.ts';

export const OUTCOME: Record<AuditOutcome, { word: string; icon: LucideIcon; ink: string }> = {
  done: { word: 'Done', icon: Check, ink: 'text-good' },
  refused: { word: 'Refused', icon: Ban, ink: 'text-warn' },
  failed: { word: 'Failed', icon: X, ink: 'text-bad' },
};
