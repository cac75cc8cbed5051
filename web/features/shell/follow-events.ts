import { notifyManager, type QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '#contract/event.ts';
import { integrationQuery, LISTS, sessionQuery } from '#web/api.ts';
import { invalidate } from '#web/invalidate.ts';
import { liveRungsKey } from '#web/live-rungs.ts';
import { atMostEvery } from './at-most-every.ts';

const RECONNECT_MS = 3_000;
const LISTS_MS = 3_000;

type Told = { [T in LiveEvent['type']]: (event: Extract<LiveEvent, { type: T }>) => void };

/** Listens until the returned function is called. A stream that ends is opened again, and everything is read anew. */
export function followEvents(client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source = open();

  function open(): EventSource {
    const stream = new EventSource('/api/events');
    let opened = 0;
    stream.addEventListener('open', () => {
      opened += 1;
      if (opened > 1 || timer !== undefined) void client.invalidateQueries({ queryKey: ['integrations'] });
    });
    stream.addEventListener('error', () => {
      // Ended or refused: perhaps nobody is signed in any more.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      if (stream.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(() => (source = open()), RECONNECT_MS);
    });
    listen(stream, reactionsOf(client));
    return stream;
  }

  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function reactionsOf(client: QueryClient): Told {
  // Where thousands are watched, many of them are heard of every second.
  const refreshLists = atMostEvery(LISTS_MS, () => invalidate(client, LISTS));
  const refresh = ({ integrationId }: { integrationId: string }) => {
    refreshLists();
    void invalidate(client, integrationQuery(integrationId).queryKey);
  };
  return {
    integration_changed: refresh,
    verification_finished: refresh,
    integration_deleted: refreshLists,
    access_changed: () => void refreshAccess(client),
    verification_progressed: ({ verificationId, rungs }) =>
      client.setQueryData(liveRungsKey(verificationId), rungs),
  };
}

/** First what may be done: pages that may no longer be shown are then gone, and ask for nothing that is refused. */
async function refreshAccess(client: QueryClient) {
  await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  notifyManager.schedule(
    () =>
      void client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0],
      }),
  );
}

function listen(stream: EventSource, told: Told): void {
  const types = Object.keys(told) as LiveEvent['type'][]; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the keys of the table are the types
  for (const type of types) {
    stream.addEventListener(type, (message: MessageEvent<string>) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server sends what the contract says
      (told[type] as (event: unknown) => void)(JSON.parse(message.data));
    });
  }
}
