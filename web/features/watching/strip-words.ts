import type { StripDay } from '#contract/watching.ts';
import { dayOfYear } from '#web/ui/day.ts';

const number = new Intl.NumberFormat('en');
const checksOf = (count: number) => (count === 1 ? '1 check' : `${number.format(count)} checks`);

/** “25 November: 288 checks, 287 passed”. Pure. */
export function cellWords({ day, level, checks, passed }: StripDay): string {
  const date = dayOfYear(day);
  if (checks === 0) {
    const words: Record<StripDay['level'], string> = {
      good: 'no checks',
      trouble: 'no checks',
      down: 'Failed, and not checked',
      paused: 'Paused',
      none: 'nothing known',
    };
    return `${date}: ${words[level]}`;
  }
  const result =
    passed === checks ? (checks === 1 ? 'passed' : 'all passed') : `${number.format(passed)} passed`;
  return `${date}${level === 'down' ? ', Failed' : ''}: ${checksOf(checks)}, ${result}`;
}

/** “99.6% of checks passed”. Never rounded up, so that 100% is all of them. Pure. */
export function shareWords(days: readonly StripDay[]): string {
  const { checks, passed } = sumOf(days);
  return checks === 0 ? 'No checks yet' : `${Math.floor((passed / checks) * 1_000) / 10}% of checks passed`;
}

/** “25,816 of 25,920”. Pure. */
export function countWords(days: readonly StripDay[]): string {
  const { checks, passed } = sumOf(days);
  return `${number.format(passed)} of ${number.format(checks)}`;
}

const sumOf = (days: readonly StripDay[]) => ({
  checks: days.reduce((sum, day) => sum + day.checks, 0),
  passed: days.reduce((sum, day) => sum + day.passed, 0),
});
