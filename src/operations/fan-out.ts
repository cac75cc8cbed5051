import type { Context } from './context.ts';
import { findPeopleToTell } from './people-to-tell.ts';
import { tellAll, type Telling } from './tell-all.ts';
import { toldOf } from './told.ts';

const AT_ONCE = 200;

/** Puts what happened on its way to channels and people. Several processes may do it at once: each takes others. */
export function fanOut(ctx: Context): Promise<void> {
  return ctx.store.transaction(async (store) => {
    const happened = await store.happenings.claimUntold(AT_ONCE);
    if (happened.length === 0) return;
    const ids = [...new Set(happened.map(({ integrationId }) => integrationId))];
    const integrations = await store.integrations.findAll(ids);
    const peopleToTell = ctx.mailer ? await findPeopleToTell(store, ids) : () => [];
    const tellings = happened.flatMap(({ id, at, integrationId, happening }): Telling[] => {
      const integration = integrations.get(integrationId);
      // What nobody can open any more is told by nobody.
      if (!integration || !happening) return [];
      const told = toldOf(ctx, integration, { id, at, happening });
      return [{ told, personIds: peopleToTell(integrationId, happening) }];
    });
    await tellAll(ctx, store, tellings);
    await store.happenings.markTold(
      happened.map(({ id }) => id),
      ctx.now(),
    );
  });
}
