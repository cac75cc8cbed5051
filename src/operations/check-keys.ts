import type { Context } from './context.ts';

/**
 * Compares the keys that this process holds with those in force in the database, and puts its own new ones in force.
 * Throws WrongKeys, which names what is missing, before anything is read or written with a key that does not fit.
 */
export function checkKeys({ store, keys, now }: Pick<Context, 'store' | 'keys' | 'now'>): Promise<void> {
  return store.transaction(async (locked) => {
    await locked.keys.lock();
    const held = await keys.ids();
    const inForce = await locked.keys.list();
    const missing = inForce.filter(({ id }) => !held.includes(id)).map(({ id }) => id);
    const wrong: string[] = [];
    for (const { id, canary } of inForce) {
      if (held.includes(id) && !(await keys.opensCanary(id, canary))) wrong.push(id);
    }
    if (missing.length > 0 || wrong.length > 0) keys.refuse(missing, wrong);

    const unknown = held.filter((id) => inForce.every((key) => key.id !== id));
    for (const id of unknown) {
      await locked.keys.insert({ id, canary: await keys.canaryOf(id), createdAt: now() });
    }
  });
}
