import type { QueryClient } from '@tanstack/react-query';
import type { Permission } from '#people/permission.ts';
import { sessionQuery } from './api.ts';

/** What a page needs is asked for only for who may see it; to others the page says who can help. */
export async function forWhoMay(
  client: QueryClient,
  needs: Permission | readonly Permission[],
  load: () => Promise<unknown>[],
) {
  const { permissions } = await client.ensureQueryData(sessionQuery);
  const anyOf: readonly Permission[] = typeof needs === 'string' ? [needs] : needs;
  if (anyOf.some((permission) => permissions.includes(permission))) await Promise.all(load());
}
