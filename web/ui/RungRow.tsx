import {
  Check,
  ChevronRight,
  Circle,
  CircleDashed,
  CircleHelp,
  LoaderCircle,
  Minus,
  X,
  type LucideIcon,
} from 'lucide-react';
import { type Evidence, EvidenceList } from './EvidenceList.tsx';
import { duration } from './relative-time.ts';

/** A rung as it is drawn: decided, being asked, or waiting for its turn. */
export type DrawnRung = {
  id: string;
  question: string;
  state: 'passed' | 'failed' | 'not_needed' | 'not_reached' | 'unknown' | 'asking' | 'waiting';
  durationMs: number | null;
  evidence: Evidence;
};

const STATE: Record<DrawnRung['state'], { icon: LucideIcon; look: string; ink: string; says: string }> = {
  passed: { icon: Check, look: 'bg-good-soft text-good', ink: '', says: 'Yes' },
  failed: { icon: X, look: 'bg-bad-fill text-on-bad', ink: 'font-medium text-bad', says: 'No' },
  not_needed: { icon: Minus, look: 'bg-idle-soft text-idle', ink: 'text-soft', says: 'Not needed' },
  not_reached: { icon: CircleDashed, look: 'text-faint', ink: 'text-faint', says: 'Not reached' },
  unknown: { icon: CircleHelp, look: 'text-idle', ink: 'text-soft', says: 'Not known' },
  asking: { icon: LoaderCircle, look: 'text-accent-text', ink: '', says: 'Being asked' },
  waiting: { icon: Circle, look: 'text-line-strong', ink: 'text-faint', says: 'Waiting' },
};

/** One line whose height never changes; the evidence opens under it when asked for. */
export function RungRow({ rung }: { rung: DrawnRung }) {
  return (
    <li className="border-b last:border-b-0">
      {rung.evidence.length === 0 ? (
        <Line rung={rung} />
      ) : (
        <details className="group">
          <summary className="list-none rounded-md hover:bg-sunken">
            <Line rung={rung} more />
          </summary>
          <EvidenceList evidence={rung.evidence} className="pr-5 pb-3 pl-13 sm:pl-14" />
        </details>
      )}
    </li>
  );
}

function Line({ rung: { state, question, durationMs }, more = false }: { rung: DrawnRung; more?: boolean }) {
  const { icon: Icon, look, ink, says } = STATE[state];
  return (
    <div className="flex min-h-11 items-center gap-2.5 px-4 py-2 sm:gap-3 sm:px-5" data-rung={state}>
      <span className={`grid size-5.5 shrink-0 place-items-center rounded-full ${look}`}>
        <Icon
          aria-hidden
          className={`${state === 'asking' ? 'animate-spin' : ''} ${state === 'passed' || state === 'failed' || state === 'not_needed' ? 'size-3.5' : 'size-4.5'}`}
        />
      </span>
      <span className={`min-w-0 flex-1 ${ink}`}>
        {question} <span className="sr-only">{says}</span>
      </span>
      <span
        aria-hidden={state !== 'not_reached'}
        className="w-12 text-right text-xs sm:w-20 text-faint tabular-nums"
      >
        {state === 'not_reached' || state === 'not_needed' || state === 'unknown'
          ? says.toLowerCase()
          : durationMs !== null && duration(durationMs)}
      </span>
      <ChevronRight
        aria-hidden
        className={`size-4 shrink-0 text-faint transition-transform duration-100 group-open:rotate-90 ${more ? '' : 'invisible'}`}
      />
    </div>
  );
}
