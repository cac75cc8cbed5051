import { Refusal } from '#kernel/refusal.ts';
import type { Store } from '#store/store.ts';

/** Who is told first about an integration. Refuses people who are not there or may not come in. */
export async function setOwners(
  store: Store,
  integrationId: string,
  personIds: readonly string[],
): Promise<void> {
  const people = await store.people.activeAmong(personIds);
  const missing = personIds.filter((id) => !people.includes(id));
  if (missing.length > 0) {
    const message = 'Somebody among the owners has no account here, or a deactivated one.';
    const fix = 'Choose people who can sign in.';
    throw new Refusal('invalid', `${message} ${fix}`, {
      problems: [{ field: 'ownerIds', message, fix }],
    });
  }
  await store.integrationOwners.set(integrationId, personIds);
}
