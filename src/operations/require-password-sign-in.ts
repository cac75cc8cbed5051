import { Refusal } from '#kernel/refusal.ts';
import type { Store } from '#store/store.ts';

/** Before single sign-on is taken away. Holds the settings until the transaction ends. */
export async function requirePasswordSignIn(store: Store): Promise<void> {
  const { passwordSignIn } = await store.settings.lock();
  if (passwordSignIn === 'everyone') return;
  throw new Refusal(
    'conflict',
    'Everybody signs in with single sign-on, so taking it away would keep them out. Let everybody sign in with a password first.',
  );
}
