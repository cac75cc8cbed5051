import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Spinner } from '#web/ui/Spinner.tsx';
import { sessionQuery } from '#web/api.ts';
import { useAvailable } from '#web/availability.ts';

const RETRY_MS = 3_000;

/** Floats above the page, so that it moves nothing, while OwlHub or its database is away. */
export function UnavailableBanner() {
  const available = useAvailable();
  const client = useQueryClient();
  useQuery({
    ...sessionQuery,
    queryKey: ['away'],
    enabled: !available,
    refetchInterval: RETRY_MS,
    retry: false,
  });
  // Follows the server: what was shown may be old when it is back.
  useEffect(() => {
    if (available) void client.invalidateQueries({ queryKey: ['integrations'] });
  }, [available, client]);
  if (available) return null;
  return (
    <div role="alert" className="fixed inset-x-0 bottom-4 z-20 mx-auto w-fit max-w-[calc(100vw-2rem)]">
      <div className="flex items-center gap-3 rounded-lg border border-line-strong bg-surface px-4 py-2.5 text-sm shadow-lg">
        <Spinner className="size-4 shrink-0 text-warn" />
        <p>
          <span className="font-medium">OwlHub cannot answer right now.</span> Your data is unchanged; this
          page goes on by itself when it is back.
        </p>
      </div>
    </div>
  );
}
