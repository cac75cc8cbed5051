import { reveal } from '#secrets/reveal.ts';
import type { Secret } from '#secrets/secret.ts';

/** The text of a secret that was made just now, for the one answer that shows it. */
export const shownOnce = (secret: Secret): string => reveal(secret);
