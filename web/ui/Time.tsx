import { useSyncExternalStore } from 'react';
import { relativeTime } from './relative-time.ts';

const TICK_MS = 10_000;
let now = Date.now();
const readers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const tick = () => {
  now = Date.now();
  for (const read of readers) read();
};
const follow = (read: () => void) => {
  if (readers.size === 0) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  readers.add(read);
  return () => {
    readers.delete(read);
    if (readers.size === 0) clearInterval(timer);
  };
};

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** The present in milliseconds, renewed every ten seconds. */
export const useNow = () => useSyncExternalStore(follow, () => now);

/** “3 minutes ago”, with the exact moment in the reader’s own zone on hover. */
export function Time({ at }: { at: string }) {
  const current = useNow();
  return (
    <time dateTime={at} title={exact.format(new Date(at))} className="tabular-nums">
      {relativeTime(Date.parse(at), current)}
    </time>
  );
}

/** The moment itself, in the reader’s own zone. */
export const ExactTime = ({ at }: { at: string }) => <time dateTime={at}>{exact.format(new Date(at))}</time>;
