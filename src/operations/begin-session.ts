import { Refusal } from '#kernel/refusal.ts';
import type { Store } from '#store/store.ts';
import { audit, type Told } from './audit.ts';
import type { Context } from './context.ts';
import { findSession, type Found } from './find-session.ts';
import { type Beginning, startSession } from './start-session.ts';

/** The session of somebody who has proven who they are. Writes it to the audit log, so it comes last in `store`’s transaction. */
export async function beginSession(
  ctx: Context,
  store: Store,
  beginning: Beginning,
  more: Record<string, unknown> = {},
  /** What they did to come in, where that is an entry of its own. */
  deed?: Told,
): Promise<Found> {
  const { method, hasSecondFactor, visitor } = beginning;
  const token = await startSession(ctx, store, beginning);
  const found = await findSession({ ...ctx, store }, token, { address: visitor.address });
  if (!found) throw new Refusal('not_signed_in', 'You could not be signed in. Begin again.');
  if (deed) await audit(ctx, store, found.actor, deed);
  await audit(ctx, store, found.actor, {
    action: 'sign_in.succeeded',
    more: { method, hasSecondFactor, device: visitor.device, ...more },
  });
  return found;
}
