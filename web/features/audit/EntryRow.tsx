import { ChevronRight } from 'lucide-react';
import type { AuditEntry } from '#contract/audit.ts';
import { Time } from '#web/ui/Time.tsx';
import { EntryDetails } from './EntryDetails.tsx';
import { OUTCOME } from './outcome.ts';
import { sentenceOf } from './sentence.ts';

/** One deed as a sentence; the rest opens under it. */
export function EntryRow({ entry }: { entry: AuditEntry }) {
  const { who, did, what } = sentenceOf(entry);
  const { icon: Icon, ink, word } = OUTCOME[entry.outcome];
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-13 list-none items-start gap-3 px-4 py-2.5 hover:bg-sunken sm:px-5">
          <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${ink}`} />
          <span className="min-w-0 flex-1">
            <span className="block wrap-anywhere">
              <span className="font-medium">{who}</span> {did}
              {what && (
                <>
                  : <span className="font-medium">{what}</span>
                </>
              )}
              {entry.outcome !== 'done' && <span className="sr-only"> ({word})</span>}
            </span>
            <span className="block text-sm text-faint">
              <Time at={entry.at} />
              {entry.address && <> from {entry.address}</>}
            </span>
          </span>
          <ChevronRight
            aria-hidden
            className="mt-1 size-4 shrink-0 text-faint transition-transform duration-100 group-open:rotate-90"
          />
        </summary>
        <EntryDetails entry={entry} />
      </details>
    </li>
  );
}
