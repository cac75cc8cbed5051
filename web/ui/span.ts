import type { Option } from '#web/ui/Select.tsx';

const HOUR = 60;
const DAY = 24 * HOUR;

/** “15 minutes”, “12 hours”, “7 days”. Pure. */
export function spanWords(minutes: number): string {
  const [count, unit] =
    minutes % DAY === 0
      ? [minutes / DAY, 'day']
      : minutes % HOUR === 0
        ? [minutes / HOUR, 'hour']
        : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The usual choices, with what is set now among them where somebody set another. Pure. */
export function spanOptions(
  usual: readonly number[],
  now: number,
  words: (span: number) => string,
): Option[] {
  return [...new Set([...usual, now])]
    .toSorted((a, b) => a - b)
    .map((span) => ({ value: String(span), label: words(span) }));
}
