import { useState } from 'react';
import type { Connector } from '#contract/connector.ts';
import type { Verification } from '#contract/verdict.ts';
import { Card } from '#web/ui/Card.tsx';
import { ShowMore } from '#web/ui/ShowMore.tsx';
import { HistoryRow } from './HistoryRow.tsx';

/** Verifications that nobody here asked for wait behind a button, so that the list does not move under a reader. */
const BY_ITSELF: Record<Verification['cause'], boolean> = {
  created: false,
  changed: false,
  asked: false,
  schedule: true,
  retry: true,
};

/** A long list begins with the newest; the rest is a press away. */
const SHOWN = 8;

type Props = { verifications: readonly Verification[]; ladder: Connector['ladder'] };

export function History({ verifications, ladder }: Props) {
  const newest = verifications[0]?.queuedAt ?? '';
  const [readUpTo, setReadUpTo] = useState(newest);
  const newer = verifications.filter(({ cause, queuedAt }) => BY_ITSELF[cause] && queuedAt > readUpTo);
  const [showsAll, setShowsAll] = useState(false);
  const read = verifications.filter((verification) => !newer.includes(verification));
  const shown = showsAll ? read : read.slice(0, SHOWN);
  return (
    <Card
      title="History"
      aside={
        newer.length > 0 && (
          <button
            type="button"
            onClick={() => setReadUpTo(newest)}
            className="rounded-md px-2 py-1 text-sm font-medium text-accent-text hover:bg-sunken"
          >
            Show {newer.length} newer
          </button>
        )
      }
    >
      {shown.length === 0 ? (
        <p className="px-4 py-6 text-sm text-faint sm:px-5">Every verification is kept here, rung by rung.</p>
      ) : (
        <ul className="divide-y">
          {shown.map((verification) => (
            <HistoryRow key={verification.id} verification={verification} ladder={ladder} />
          ))}
        </ul>
      )}
      {read.length > SHOWN && (
        <div className="border-t">
          <ShowMore showsAll={showsAll} onChange={setShowsAll} more={`Show all ${read.length}`} />
        </div>
      )}
    </Card>
  );
}
