import type { LiveEvent } from '#contract/event.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Context } from './context.ts';
import { findSession } from './find-session.ts';

const LOOK_EVERY_MS = 2_000;

type Follower = { token: string; hear: (event: LiveEvent) => void; onSessionEnd: () => void };

/** Everything that happens, as it happens, as long as the session lives. Answers a function that ends it. */
export function followEvents(
  ctx: Context,
  actor: Actor,
  { token, hear, onSessionEnd }: Follower,
): () => void {
  authorize(actor, 'integrations.read');
  const unsubscribe = ctx.subscribe(hear);
  const looking = setInterval(() => {
    findSession(ctx, token, { watching: true }).then(
      (found) => found ?? onSessionEnd(),
      // A database that is away ends no session.
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(looking);
    unsubscribe();
  };
}
