import { useSyncExternalStore } from 'react';
import { relativeTime } from './relative-time.ts';

const TICK_MS = 1_000;
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

/** The present day’s beginning in milliseconds: near enough for what ends in days. */
export const useToday = () => useSyncExternalStore(follow, () => now - (now % 86_400_000));

/** Whether a moment has come; not where there is none. */
export const useIsPast = (at: string | null) =>
  useSyncExternalStore(follow, () => at !== null && Date.parse(at) <= now);

/** “3 minutes ago”, with the exact moment in the reader’s own zone on hover. */
export function Time({ at, near = 'just now' }: { at: string; near?: string }) {
  const words = useSyncExternalStore(follow, () => relativeTime(Date.parse(at), now, near));
  return (
    <time dateTime={at} title={exact.format(new Date(at))} className="tabular-nums">
      {words}
    </time>
  );
}

/** The moment itself, in the reader’s own zone. */
export const ExactTime = ({ at }: { at: string }) => <time dateTime={at}>{exact.format(new Date(at))}</time>;
