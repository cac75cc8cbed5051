import { Refusal } from '#kernel/refusal.ts';
import type { Context } from './context.ts';

/** For a key that is lost for good: OwlHub starts again, and what it sealed shows as unreadable until entered anew. */
export async function forgetKey({ store, keys }: Pick<Context, 'store' | 'keys'>, id: string): Promise<void> {
  if ((await keys.ids()).includes(id)) {
    throw new Refusal('conflict', `The key “${id}” is not lost: it is in ${keys.place}.`);
  }
  if (!(await store.keys.forget(id))) throw new Refusal('not_found', `No key named “${id}” is in force.`);
}
