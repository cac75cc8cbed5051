import type { Notification } from './notification.ts';
import type { Severity } from '#integrations/happening.ts';

/** The title of one thing, or “12 notifications: 3 problems, 1 warning”. */
export function headlineOf({ told, leftOut = 0 }: Notification): string {
  if (told.length === 1) return told[0].title;
  const count = (severity: Severity) => told.filter((one) => one.severity === severity).length;
  const worst = [counted(count('bad'), 'problem'), counted(count('warn'), 'warning')].flat();
  return [`${told.length + leftOut} notifications`, ...(worst.length > 0 ? [worst.join(', ')] : [])].join(
    ': ',
  );
}

const counted = (count: number, noun: string): string[] =>
  count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
