import type { ChildProcess } from 'node:child_process';
import { StartProblem } from '#kernel/start-problem.ts';

/** Waits for a program to end well. Throws the last line it complained with. */
export async function runToEnd(child: ChildProcess): Promise<void> {
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-4000);
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status === 0) return;
  throw new StartProblem(`PostgreSQL could not prepare its folder: ${reasonIn(complaint)}`);
}

/** The line of a PostgreSQL log that says why it gave up. */
export function reasonIn(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => line.includes('No space left on device')))
    return 'the disk is full. Free some space and start again.';
  if (lines.some((line) => line.includes('could not look up effective user ID')))
    return 'the user that runs OwlHub is not in /etc/passwd. Add it there, or set DATABASE_URL to a PostgreSQL of your own.';
  const telling = lines.findLast((line) => /FATAL:|PANIC:|error:/.test(line)) ?? lines.at(-1);
  return telling?.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim() ?? 'it gave no reason.';
}
