import type { QueryClient } from '@tanstack/react-query';
import type { Permission } from '#people/permission.ts';
import { sessionQuery } from './api.ts';

/** What a page needs is asked for only for who has any of these rights; to others the page says who can help. */
export async function forWhoMay(
  client: QueryClient,
  needs: Permission | readonly Permission[],
  load: () => Promise<unknown>[],
) {
  const { permissions } = await client.ensureQueryData(sessionQuery);
  if ([needs].flat().some((each) => permissions.includes(each))) await Promise.all(load());
}
