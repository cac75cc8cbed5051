import { Check, ChevronRight, CircleSlash, LoaderCircle, X, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { Connector } from '#contract/connector.ts';
import type { Verification } from '#contract/verdict.ts';
import { duration } from '#web/ui/relative-time.ts';
import { Time } from '#web/ui/Time.tsx';
import { drawRungs, isUnderWay } from './climb.ts';
import { Ladder } from '#web/ui/Ladder.tsx';

const STATE: Record<Verification['state'], { icon: LucideIcon; ink: string; says: string }> = {
  queued: { icon: LoaderCircle, ink: 'text-accent-text', says: 'Under way' },
  running: { icon: LoaderCircle, ink: 'text-accent-text', says: 'Under way' },
  passed: { icon: Check, ink: 'text-good', says: 'Passed' },
  failed: { icon: X, ink: 'text-bad', says: 'Did not pass' },
  abandoned: { icon: CircleSlash, ink: 'text-faint', says: 'Ended early' },
};

const CAUSE: Record<Verification['cause'], string> = {
  created: 'when it was created',
  changed: 'after a change',
  asked: 'asked for',
  schedule: 'regular check',
  retry: 'tried again',
};

type Props = { verification: Verification; ladder: Connector['ladder'] };

export function HistoryRow({ verification, ladder }: Props) {
  const { state, cause, askedBy, queuedAt, durationMs, failure, rungs } = verification;
  const { icon: Icon, ink, says } = STATE[state];
  const [open, setOpen] = useState(false);
  return (
    <li>
      <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex min-h-13 list-none items-center gap-3 px-4 py-2 hover:bg-sunken sm:px-5">
          <Icon aria-hidden className={`size-4 shrink-0 ${ink}`} />
          <span className="min-w-0 flex-1">
            <span className="block sm:truncate">{failure?.title ?? says}</span>
            <span className="block truncate text-sm text-faint">
              {CAUSE[cause]}
              {askedBy && `, ${askedBy}`}
            </span>
          </span>
          <span className="shrink-0 text-right text-sm text-faint">
            <Time at={queuedAt} />
            <span className="block text-xs tabular-nums">
              {durationMs === null ? ' ' : duration(durationMs)}
            </span>
          </span>
          <ChevronRight aria-hidden className="size-4 shrink-0 text-faint group-open:rotate-90" />
        </summary>
        {open && (
          <div className="border-t bg-ground">
            {failure && <p className="border-b px-4 py-3 text-sm text-soft sm:px-5">{failure.meaning}</p>}
            <Ladder rungs={drawRungs(ladder, rungs, isUnderWay(verification))} />
          </div>
        )}
      </details>
    </li>
  );
}
