import type { Actor } from '#people/actor.ts';

/** Who did it, as records and pages name them. */
export const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.email : 'OwlHub');
