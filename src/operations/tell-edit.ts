import type { IntegrationRecord } from '#store/integration-record.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';
import { whatDiffers } from './replace-values.ts';
import { tell } from './tell.ts';

type Edit = {
  before: IntegrationRecord;
  after: IntegrationRecord;
  change: { ownerIds?: readonly string[] | undefined };
  by: string;
};

/** What somebody did to an integration. New values that are still to be proven are told when that is decided. */
export async function tellEdit(ctx: Context, store: Store, edit: Edit): Promise<void> {
  const { before, after, by } = edit;
  const isPaused = after.status.is === 'paused';
  if (isPaused !== (before.status.is === 'paused'))
    await tell(ctx, store, after, { kind: isPaused ? 'integration.paused' : 'integration.resumed', by });
  const [then, now] = [before.connection, after.connection];
  if (then && now && then.credential.setAt !== now.credential.setAt)
    await tell(ctx, store, after, {
      kind: 'token.replaced',
      by,
      changes: [],
      keepsPrevious: after.previous !== null && after.previous !== before.previous,
    });
  const what = edited(edit);
  if (what.length > 0) await tell(ctx, store, after, { kind: 'integration.edited', by, what });
}

function edited({ before, after, change }: Edit): string[] {
  const [then, now] = [before.connection, after.connection];
  return [
    ...(before.name === after.name ? [] : ['name']),
    ...(before.checkEveryMinutes === after.checkEveryMinutes ? [] : ['schedule']),
    ...(change.ownerIds ? ['owners'] : []),
    ...(then && now ? whatDiffers(then, now) : []),
    ...((then?.credential.endsAt ?? null) === (now?.credential.endsAt ?? null) ? [] : ['end of the token']),
  ];
}
