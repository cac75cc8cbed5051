import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from './actor.ts';

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** For what belongs to one person and their browser. Throws for tokens, strangers and OwlHub itself. */
export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind === 'person') return actor;
  throw new Refusal(
    'not_allowed',
    'Only a person who is signed in can do this, in a browser. A token cannot.',
    { reason: 'person_only' },
  );
}

/** For changing one’s own credentials: a page left open is not enough. Throws a refusal that pages answer with a question. */
export function requireConfirmed(actor: Actor): PersonActor {
  const person = requirePerson(actor);
  if (person.isConfirmed) return person;
  throw new Refusal(
    'not_allowed',
    'Confirm that it is you first: enter your password or use your second factor again.',
    { reason: 'confirm_first' },
  );
}
