import type { Secret } from './secret.ts';

/** Where the texts of secrets are kept. Only `secret.ts` writes here and only `reveal.ts` reads. */
export const texts = new WeakMap<Secret, string>();
