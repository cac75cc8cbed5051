/** How to ask for one thing that takes the same time as the others, or ought to. */
type Ask = (sample: number) => Promise<unknown>;
type More = { rounds?: number; /** Not timed, before each. */ before?: () => Promise<unknown> };

const SAMPLES = 10;
/** The slowest in the middle takes at most so many times the fastest. */
export const SAME = 1.1;

/**
 * Times them in turns, so that whatever else the machine does slows them all, and answers the ratio of the slowest to
 * the fastest median. As long as they differ it looks longer: noise evens out, and a real difference does not.
 */
export async function ratioOfMedians(
  asks: readonly Ask[],
  { rounds = 12, before = async () => undefined }: More = {},
): Promise<number> {
  const times = asks.map((): number[] => []);
  let sample = 0;
  const once = async (index: number) => {
    const ask = asks[index];
    await before();
    const began = performance.now();
    await ask?.((sample += 1));
    return performance.now() - began;
  };
  for (const index of asks.keys()) await once(index);
  for (let round = 1; ; round += 1) {
    for (let n = 0; n < SAMPLES; n += 1) {
      for (const at of asks.keys()) {
        // Nobody is always the one after another.
        const index = (at + n) % asks.length;
        times[index]?.push(await once(index));
      }
    }
    const medians = times.map(medianOf);
    const ratio = Math.max(...medians) / Math.min(...medians);
    if (ratio <= SAME || round === rounds) return ratio;
  }
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
