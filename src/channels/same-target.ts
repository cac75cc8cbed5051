import { reveal } from '#secrets/reveal.ts';
import type { Target } from './channel.ts';

/** Whether both lead to the same place, whatever signs the messages. */
export function sameTarget(a: Target, b: Target): boolean {
  if (a.kind === 'mail' || b.kind === 'mail')
    return a.kind === 'mail' && b.kind === 'mail' && a.to.join() === b.to.join();
  return a.kind === b.kind && reveal(a.url) === reveal(b.url);
}
