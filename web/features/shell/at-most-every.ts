type Later = (ms: number, then: () => void) => void;

const later: Later = (ms, then) => void setTimeout(then, ms);

/**
 * Runs at once, and however often it is called meanwhile again only when the run before has ended and this time is
 * over. The last call is always followed by a run.
 */
export function atMostEvery(ms: number, run: () => Promise<unknown>, rest: Later = later): () => void {
  let isResting = false;
  let isWanted = false;
  const call = () => {
    isWanted = isResting;
    if (isResting) return;
    isResting = true;
    const rested = new Promise<void>((resolve) => rest(ms, resolve));
    void Promise.allSettled([run(), rested]).then(() => {
      isResting = false;
      if (isWanted) call();
    });
  };
  return call;
}
