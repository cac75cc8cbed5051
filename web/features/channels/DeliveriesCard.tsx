import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { deliveriesQuery } from '#web/channels-api.ts';
import { Failed, Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { DeliveryRow } from './DeliveryRow.tsx';

type Props = { id: string; isOff: boolean };

/** What was sent and what was answered, the newest first, as far back as somebody asks. */
export function DeliveriesCard({ id, isOff }: Props) {
  const log = useInfiniteQuery(deliveriesQuery(id));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = log;
  if (!data)
    return (
      <Card title="Deliveries">
        {error ? (
          <div className="p-4 sm:px-5">
            <Failed title="The deliveries could not be read" error={error} onAgain={() => void refetch()} />
          </div>
        ) : (
          <Loading />
        )}
      </Card>
    );
  const deliveries = data.pages.flatMap((page) => page.deliveries);
  return (
    <Card title="Deliveries">
      {deliveries.length === 0 ? (
        <p className="px-4 py-6 text-soft sm:px-5">
          Nothing was sent yet. What is told by this channel is kept here for 30 days, with what was answered.
        </p>
      ) : (
        <ol className="divide-y">
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} channelId={id} delivery={delivery} isOff={isOff} />
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
      <li key={row} className="flex min-h-15 items-center gap-3 px-4 sm:px-5">
        <Skeleton className="size-4 rounded-full" />
        <Skeleton className="h-4 w-56 max-w-full" />
      </li>
    ))}
  </ul>
);
