/** Raised when a limit of ours is reached, so that it is told apart from what the other side did. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** Waits for `work` for at most `ms`, or until `signal` ends the whole climb. */
export async function within<T>(work: Promise<T>, ms: number, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw new TimedOut();
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(new TimedOut());
  const timer = setTimeout(giveUp, ms);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}
