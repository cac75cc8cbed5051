import { Refusal } from '#kernel/refusal.ts';
import { COMMAND_LINE } from '#people/actor.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';

type Tools = Pick<Context, 'store' | 'keys' | 'now'>;

/** For a key that is lost for good: OwlHub starts again, and what it sealed shows as unreadable until entered anew. */
export async function forgetKey(tools: Tools, id: string): Promise<void> {
  const { store, keys } = tools;
  if ((await keys.ids()).includes(id)) {
    throw new Refusal('conflict', `The key “${id}” is not lost: it is in ${keys.place}.`);
  }
  await store.transaction(async (locked) => {
    if (!(await locked.keys.forget(id))) {
      throw new Refusal('not_found', `No key named “${id}” is in force.`);
    }
    await audit(tools, locked, COMMAND_LINE, {
      action: 'key.forgotten',
      target: { kind: 'key', id, label: id },
    });
  });
}
