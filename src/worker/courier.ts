import type { Context } from '#operations/context.ts';
import { deliver, takeDeliveries } from '#operations/deliver.ts';
import { fanOut } from '#operations/fan-out.ts';
import { reportTrouble } from './report-trouble.ts';

type Lane = Parameters<typeof takeDeliveries>[1];
type Taken = Parameters<typeof deliver>[1];

/** Places of each lane. What has failed before may hang again, and has places of its own, so that it holds up nothing that works. Mail servers limit how many connections one host has. */
const PLACES: Record<Lane, number> = { prompt: 100, patient: 30, mail: 10 };
const LANES = ['prompt', 'patient', 'mail'] as const;
const LOOK_EVERY_MS = 500;

/** Tells what happened, and sends it as long as there are free places; to one destination one after the other. */
export function createCourier(ctx: Context) {
  const stopping = new AbortController();
  const running: Record<Lane, Set<Promise<void>>> = {
    prompt: new Set(),
    patient: new Set(),
    mail: new Set(),
  };
  const looking: Record<Lane, Promise<void> | null> = { prompt: null, patient: null, mail: null };
  const isAskedAgain: Record<Lane, boolean> = { prompt: false, patient: false, mail: false };
  let timer: NodeJS.Timeout | undefined;
  let fanning: Promise<void> | null = null;

  async function fill(lane: Lane): Promise<void> {
    const free = PLACES[lane] - running[lane].size;
    if (stopping.signal.aborted || free === 0) return;
    for (const taken of await takeDeliveries(ctx, lane, free)) run(lane, taken);
  }

  function run(lane: Lane, taken: Taken): void {
    const sending = deliver(ctx, taken, stopping.signal)
      .catch((error: unknown) => reportTrouble(ctx, error, 'delivering'))
      .finally(() => {
        running[lane].delete(sending);
        wake();
      });
    running[lane].add(sending);
  }

  /** Looks for work, once more if it is looking already. */
  function wake(): void {
    for (const lane of LANES) {
      isAskedAgain[lane] = looking[lane] !== null;
      looking[lane] ??= fill(lane)
        .catch((error: unknown) => reportTrouble(ctx, error, 'taking deliveries'))
        .finally(() => {
          looking[lane] = null;
          if (isAskedAgain[lane]) wake();
        });
    }
  }

  function tick(): void {
    fanning ??= fanOut(ctx)
      .catch((error: unknown) => reportTrouble(ctx, error, 'telling what happened'))
      .finally(() => {
        fanning = null;
        wake();
      });
  }

  return {
    start() {
      timer = setInterval(tick, LOOK_EVERY_MS);
    },
    /** What is being sent is given back, and may go out twice. */
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await fanning;
      await Promise.all(LANES.map(async (lane) => looking[lane]));
      await Promise.all(LANES.flatMap((lane) => [...running[lane]]));
    },
  };
}
