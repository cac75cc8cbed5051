import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Failed, Refused } from './refused.tsx';
import { Button } from './ui/Button.tsx';
import { Card } from './ui/Card.tsx';
import { Skeleton } from './ui/Skeleton.tsx';

type Props<Page, Entry> = {
  title: string;
  log: UseInfiniteQueryResult<InfiniteData<Page>>;
  entriesOf: (page: Page) => readonly Entry[];
  /** Where it cannot be read. */
  failed: string;
  /** Where there is nothing. */
  empty: string;
  /** One entry. */
  children: (entry: Entry) => ReactNode;
};

/** What happened, the newest first, as far back as somebody asks. */
export function LogCard<Page, Entry>({ title, log, entriesOf, failed, empty, children }: Props<Page, Entry>) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = log;
  if (!data)
    return (
      <Card title={title}>
        {error ? (
          <div className="p-4 sm:px-5">
            <Failed title={failed} error={error} onAgain={() => void refetch()} />
          </div>
        ) : (
          <Loading />
        )}
      </Card>
    );
  const entries = data.pages.flatMap(entriesOf);
  return (
    <Card title={title}>
      {entries.length === 0 ? (
        <p className="px-4 py-6 text-soft sm:px-5">{empty}</p>
      ) : (
        <ol className="divide-y">{entries.map(children)}</ol>
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
      <li key={row} className="flex min-h-14 items-center gap-3 px-4 sm:px-5">
        <Skeleton className="size-4 rounded-full" />
        <Skeleton className="h-4 w-56 max-w-full" />
      </li>
    ))}
  </ul>
);
