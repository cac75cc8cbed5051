import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '#contract/event.ts';
import { integrationQuery, sessionQuery, verificationsQuery } from '#web/api.ts';
import { liveRungsKey } from '#web/live-rungs.ts';

const RECONNECT_MS = 3_000;

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
      if (stream.readyState !== EventSource.CLOSED) return;
      // Refused: perhaps nobody is signed in any more.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
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
  const refresh = (id: string) => {
    void client.invalidateQueries({ queryKey: ['integrations', 'all'] });
    void client.invalidateQueries({ queryKey: integrationQuery(id).queryKey });
    void client.invalidateQueries({ queryKey: verificationsQuery(id).queryKey });
  };
  return {
    integration_changed: ({ integrationId }) => refresh(integrationId),
    verification_finished: ({ integrationId }) => refresh(integrationId),
    access_changed: () => void client.invalidateQueries(),
    integration_deleted: () => void client.invalidateQueries({ queryKey: ['integrations', 'all'] }),
    verification_progressed: ({ verificationId, rungs }) =>
      client.setQueryData(liveRungsKey(verificationId), rungs),
  };
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
