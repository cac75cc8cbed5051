import { reveal } from './reveal.ts';
import type { Secret } from './secret.ts';

const LONG_ENOUGH = 16;

/** What a form may show of a token. Nothing of a short one, where four characters would be too much. */
export function lastFour(secret: Secret): string {
  const text = reveal(secret);
  return text.length >= LONG_ENOUGH ? text.slice(-4) : '';
}
