import type { LiveEvent } from '#contract/event.ts';
import type { Actor } from '#people/actor.ts';
import { may } from '#people/permission.ts';
import type { Context } from './context.ts';

const LOOK_EVERY_MS = 2_000;

type Follower = {
  /** Who it is now, without counting as use; null where the session has ended. */
  look: () => Promise<Actor | null>;
  hear: (event: LiveEvent) => void;
  onSessionEnd: () => void;
};

/**
 * Everything that happens and that they may see, as it happens, as long as the session lives. Who loses a permission
 * hears no more of what it was for, and is told that their access changed. Answers a function that ends it.
 */
export function followEvents(ctx: Context, first: Actor, { look, hear, onSessionEnd }: Follower): () => void {
  let actor = first;
  const lookAgain = () => {
    look().then(
      (now) => {
        if (!now) return onSessionEnd();
        if (accessOf(now) !== accessOf(actor)) hear({ type: 'access_changed' });
        actor = now;
      },
      // A database that is away ends no session.
      () => undefined,
    );
  };
  const unsubscribe = ctx.subscribe((event) => {
    if (event.type === 'access_changed') {
      lookAgain();
      if (may(actor, 'people.read') || may(actor, 'settings.manage')) hear(event);
    } else if (may(actor, 'integrations.read')) hear(event);
  });
  const looking = setInterval(lookAgain, LOOK_EVERY_MS);
  return () => {
    clearInterval(looking);
    unsubscribe();
  };
}

const accessOf = (actor: Actor) =>
  'permissions' in actor ? [...actor.permissions].toSorted().join() : actor.kind;
