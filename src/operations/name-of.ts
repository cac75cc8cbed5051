import type { Actor } from '#people/actor.ts';

/** Who did it, as records and pages name them. */
export function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.email;
    case 'token':
      return `${actor.email} (token ${actor.tokenName})`;
    case 'stranger':
      return 'Somebody';
    case 'system':
      return actor.name;
  }
}
