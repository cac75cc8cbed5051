import { setTimeout as wait } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';
import { CHANNEL } from './announcements.ts';

type Options = {
  poolConfig: PoolConfig;
  onPayload: (payload: string) => void;
  /** What was announced while nobody listened is lost: called once the listening goes on. */
  onGap: () => void;
  onError: (error: unknown) => void;
};

const RETRY_MS = [100, 250, 500, 1_000, 2_000];
const PROBE_EVERY_MS = 10_000;

/** Hears what every process on this database announces, over one connection of its own that is always renewed. */
export function startListener({ poolConfig, onPayload, onGap, onError }: Options) {
  const stopping = new AbortController();
  let client: Client | null = null;

  async function listenOnce(onListening: () => void): Promise<void> {
    const connecting = new Client({
      connectionTimeoutMillis: 3_000,
      query_timeout: 5_000,
      keepAlive: true,
      application_name: 'owlhub listener',
      ...poolConfig,
    });
    client = connecting;
    const ended = new Promise<void>((resolve) => {
      connecting.once('end', resolve);
      connecting.on('error', (error) => {
        if (!stopping.signal.aborted) onError(error);
        resolve();
      });
    });
    // A connection that died without a word is noticed by asking.
    const probe = setInterval(
      () => void connecting.query('select 1').catch(() => connecting.end().catch(() => undefined)),
      PROBE_EVERY_MS,
    );
    try {
      await connecting.connect();
      connecting.on('notification', ({ payload }) => onPayload(payload ?? ''));
      await connecting.query(`listen ${CHANNEL}`);
      onListening();
      await ended;
    } finally {
      clearInterval(probe);
      void connecting.end().catch(() => undefined);
    }
  }

  async function listen(): Promise<void> {
    let attempts = 0;
    let first = true;
    while (!stopping.signal.aborted) {
      try {
        await listenOnce(() => {
          attempts = 0;
          if (!first) onGap();
          first = false;
        });
      } catch (error) {
        if (!stopping.signal.aborted) onError(error);
      }
      const pauseMs = RETRY_MS[Math.min(attempts++, RETRY_MS.length - 1)];
      await wait(pauseMs, null, { signal: stopping.signal }).catch(() => null);
    }
  }

  const listening = listen();
  return {
    async stop() {
      stopping.abort();
      void client?.end().catch(() => undefined);
      await Promise.race([listening, wait(1_000, null, { ref: false })]);
    },
  };
}
