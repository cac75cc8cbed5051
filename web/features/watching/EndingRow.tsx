import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Ending } from '#contract/watching.ts';
import { ENDING, NEARNESS_INK, nearnessOf, useDaysUntil } from '#web/endings.ts';
import { dayWords, inDays, inExactDays } from '#web/ui/day.ts';

type Shown = Pick<Ending, 'what' | 'words' | 'source'> &
  ({ endsAt: string } | { endsAt: null; says: string });

/** What ends, on which day, and how that is known. */
export function EndingRow({ ending, children }: { ending: Shown; children?: ReactNode }) {
  const { what, words, source } = ending;
  const { word, icon: Icon } = ENDING[what];
  return (
    <li className="grid gap-1 px-4 py-3 sm:px-5">
      <div className="flex min-h-9 items-center gap-3">
        <Icon aria-hidden className="size-4 shrink-0 text-faint" />
        <p className="min-w-0 flex-1">
          <span className="block font-medium">{word}</span>
          {ending.endsAt === null ? ending.says : <When at={ending.endsAt} />}
        </p>
        {children}
      </div>
      <p className="pl-7 text-sm text-faint">
        {words}{' '}
        {source && (
          <a
            href={source}
            target="_blank"
            rel="noreferrer"
            className="font-medium whitespace-nowrap text-accent-text underline underline-offset-2"
          >
            Source<span className="sr-only"> of the end of: {word}</span>
            <ExternalLink aria-hidden className="ml-1 inline size-3.5 align-[-2px]" />
          </a>
        )}
      </p>
    </li>
  );
}

function When({ at }: { at: string }) {
  const days = useDaysUntil(at);
  return (
    <time dateTime={at} className="block text-sm tabular-nums">
      {dayWords(at)},{' '}
      <span className={`font-medium ${NEARNESS_INK[nearnessOf(days)]}`}>
        {days < 0 ? inDays(days) : inExactDays(days)}
      </span>
    </time>
  );
}
