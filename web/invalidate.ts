import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Reads everything below a key anew. What is being read for the first time may have been looked up before the change,
 * and is not begun anew by the library: it is read again when it is there.
 */
export async function invalidate(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const begun = client
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  await client.invalidateQueries({ queryKey });
  await Promise.all(
    begun.map((query) => client.invalidateQueries({ queryKey: query.queryKey, exact: true })),
  );
}
