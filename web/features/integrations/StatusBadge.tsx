import { CircleCheck, CirclePause, CircleX, Clock, type LucideIcon } from 'lucide-react';
import type { Integration } from '#contract/integration.ts';

export type Status = Integration['status'];

export const STATUS: Record<Status, { word: string; icon: LucideIcon; look: string }> = {
  pending: { word: 'Pending', icon: Clock, look: 'bg-warn-soft text-warn' },
  connected: { word: 'Connected', icon: CircleCheck, look: 'bg-good-soft text-good' },
  failed: { word: 'Failed', icon: CircleX, look: 'bg-bad-soft text-bad' },
  paused: { word: 'Paused', icon: CirclePause, look: 'bg-idle-soft text-idle' },
};

/** As wide for one status as for another, so that a change moves nothing. */
export function StatusBadge({ status, live = false }: { status: Status; live?: boolean }) {
  const { word, icon: Icon, look } = STATUS[status];
  return (
    <span
      className={`inline-flex h-6 w-28 shrink-0 items-center justify-center gap-1.5 rounded-full text-sm font-medium ${look}`}
    >
      <Icon aria-hidden className="size-3.5" />
      <span role={live ? 'status' : undefined}>{word}</span>
    </span>
  );
}
