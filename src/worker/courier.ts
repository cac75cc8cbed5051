import type { Context } from '#operations/context.ts';
import { deliver, takeDelivery } from '#operations/deliver.ts';
import { reportTrouble } from './report-trouble.ts';

type Lane = Parameters<typeof takeDelivery>[1];

/** Places of each lane. What has failed before may hang again, and has places of its own, so that it holds up nothing that works. */
const PLACES: Record<Lane, number> = { prompt: 100, patient: 30 };
const LANES = ['prompt', 'patient'] as const;
const LOOK_EVERY_MS = 1_000;

/** Sends notifications as long as there are free places; to one destination one after the other. */
export function createCourier(ctx: Context) {
  const stopping = new AbortController();
  const running: Record<Lane, Set<Promise<void>>> = { prompt: new Set(), patient: new Set() };
  const looking: Record<Lane, Promise<void> | null> = { prompt: null, patient: null };
  let timer: NodeJS.Timeout | undefined;

  async function fill(lane: Lane): Promise<void> {
    while (!stopping.signal.aborted && running[lane].size < PLACES[lane]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- whether there is another is known when this one is taken
      const taken = await takeDelivery(ctx, lane);
      if (!taken) return;
      const sending = deliver(ctx, taken, stopping.signal)
        .catch((error: unknown) => reportTrouble(ctx, error, 'delivering'))
        .finally(() => {
          running[lane].delete(sending);
          wake();
        });
      running[lane].add(sending);
    }
  }

  function wake(): void {
    for (const lane of LANES) {
      looking[lane] ??= fill(lane)
        .catch((error: unknown) => reportTrouble(ctx, error, 'taking deliveries'))
        .finally(() => {
          looking[lane] = null;
        });
    }
  }

  return {
    start() {
      timer = setInterval(wake, LOOK_EVERY_MS);
    },
    /** What is being sent is given back, and may go out twice. */
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await Promise.all(LANES.map(async (lane) => looking[lane]));
      await Promise.all(LANES.flatMap((lane) => [...running[lane]]));
    },
  };
}
