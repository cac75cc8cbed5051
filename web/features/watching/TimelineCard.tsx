import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { timelineQuery } from '#web/api.ts';
import { Failed, Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { TimelineRow } from './TimelineRow.tsx';

/** What happened, the newest first, as far back as somebody asks. */
export function TimelineCard({ id }: { id: string }) {
  const timeline = useInfiniteQuery(timelineQuery(id));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } =
    timeline;
  if (!data)
    return (
      <Card title="Timeline">
        {error ? (
          <div className="p-4 sm:px-5">
            <Failed title="The timeline could not be read" error={error} onAgain={() => void refetch()} />
          </div>
        ) : (
          <Loading />
        )}
      </Card>
    );
  const entries = data.pages.flatMap((page) => page.entries);
  return (
    <Card title="Timeline">
      {entries.length === 0 ? (
        <p className="px-4 py-6 text-sm text-faint sm:px-5">Nothing has happened yet.</p>
      ) : (
        <ol className="divide-y">
          {entries.map((entry) => (
            <TimelineRow key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <div className="grid gap-2 border-t p-2 sm:px-3">
          {isFetchNextPageError && <Refused error={error} title="What is older could not be read" />}
          <Button
            look="quiet"
            className="justify-self-start"
            busy={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
            icon={<ChevronDown aria-hidden className="size-4" />}
          >
            Older
          </Button>
        </div>
      )}
    </Card>
  );
}

const Loading = () => (
  <ul className="divide-y">
    {[0, 1, 2].map((row) => (
      <li key={row} className="flex min-h-13 items-center gap-3 px-4 sm:px-5">
        <Skeleton className="size-4 rounded-full" />
        <Skeleton className="h-4 w-56 max-w-full" />
      </li>
    ))}
  </ul>
);
