import { useQuery, useQueryClient } from '@tanstack/react-query';
import { integrationQuery, integrationsQuery } from '#web/api.ts';
import { usePermission } from '#web/features/access/use-permission.ts';

/** More are counted and not asked for. */
const NAMED = 20;

/** What the first of some integrations are called, and how many are left. Not asked for those who may not see any. */
export function useNames(ids: readonly string[]): { named: { id: string; name: string }[]; more: number } {
  const mayRead = usePermission('integrations.read');
  const asked = mayRead ? ids.slice(0, NAMED) : [];
  const { data, isPlaceholderData } = useQuery({
    ...integrationsQuery({ ids: asked.join(','), limit: NAMED }),
    enabled: asked.length > 0,
    refetchInterval: false,
  });
  const client = useQueryClient();
  const isKnown = data !== undefined && !isPlaceholderData;
  const cached = (id: string) => client.getQueryData(integrationQuery(id).queryKey)?.name;
  const names = new Map(data?.integrations.map(({ id, name }) => [id, name]));
  return {
    named: asked.map((id) => ({ id, name: names.get(id) ?? (isKnown ? GONE : (cached(id) ?? '…')) })),
    more: ids.length - asked.length,
  };
}

const GONE = 'one that was deleted';
