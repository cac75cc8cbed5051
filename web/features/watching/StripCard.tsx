import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StripDay } from '#contract/watching.ts';
import { historyQuery } from '#web/api.ts';
import { Failed } from '#web/refused.tsx';
import { Card } from '#web/ui/Card.tsx';
import { shortDay } from '#web/ui/day.ts';
import { Scrub } from '#web/ui/Scrub.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { LEVEL } from './level-looks.ts';
import { cellWords, countWords, shareWords } from './strip-words.ts';

/** How each of the last 90 days went, at a glance. */
export function StripCard({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(historyQuery(id));
  return (
    <Card
      title="Last 90 days"
      aside={
        data && (
          <span title={countWords(data.days)} className="text-right text-sm text-faint tabular-nums">
            {shareWords(data.days)}
          </span>
        )
      }
    >
      <div className="min-h-40 px-4 py-4 sm:min-h-28 sm:px-5">
        {data ? (
          <Strip days={data.days} />
        ) : error ? (
          <Failed title="The last days could not be read" error={error} onAgain={() => void refetch()} />
        ) : (
          <Skeleton className="h-20 w-full sm:h-9" />
        )}
      </div>
    </Card>
  );
}

function Strip({ days }: { days: readonly StripDay[] }) {
  const [current, setCurrent] = useState<number | null>(null);
  const texts = days.map(cellWords);
  const chosen = current === null ? undefined : texts[current];
  return (
    <div className="grid gap-2">
      <Scrub
        label="Last 90 days"
        texts={texts}
        current={current}
        onCurrent={setCurrent}
        className="grid auto-rows-[2.25rem] grid-cols-[repeat(45,minmax(0,1fr))] gap-x-px gap-y-2 sm:grid-cols-[repeat(90,minmax(0,1fr))] sm:gap-x-0.5"
      >
        {(index) => (
          <span className="flex h-full items-end rounded-[2px] group-aria-selected/cell:outline-2 group-aria-selected/cell:outline-text">
            <span className={`w-full rounded-[2px] ${LEVEL[days[index]?.level ?? 'none'].bar}`} />
          </span>
        )}
      </Scrub>
      <p aria-hidden className="flex justify-between gap-3 text-xs text-faint tabular-nums">
        {chosen ?? (
          <>
            <span>{days[0] && shortDay(days[0].day)}</span>
            <span>Today</span>
          </>
        )}
      </p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-faint">
        {Object.entries(LEVEL).map(([level, { word, bar }]) => (
          <li key={level} className="flex items-center gap-1.5">
            <span aria-hidden className="flex h-3 w-1.5 items-end">
              <span className={`w-full rounded-[1px] ${bar}`} />
            </span>
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}
