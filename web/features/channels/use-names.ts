import { useQueries } from '@tanstack/react-query';
import { integrationQuery } from '#web/api.ts';
import { usePermission } from '#web/features/access/use-permission.ts';
import { statusOf } from '#web/request.ts';

/** More are counted and not asked for. */
const NAMED = 20;

/** What the first of some integrations are called, and how many are left. Not asked for those who may not see any. */
export function useNames(ids: readonly string[]): { named: { id: string; name: string }[]; more: number } {
  const mayRead = usePermission('integrations.read');
  const asked = mayRead ? ids.slice(0, NAMED) : [];
  const answers = useQueries({
    queries: asked.map((id) => ({ ...integrationQuery(id), refetchInterval: false as const })),
  });
  return {
    named: asked.map((id, index) => {
      const answer = answers[index];
      return { id, name: answer?.data?.name ?? (statusOf(answer?.error) === 404 ? GONE : '…') };
    }),
    more: ids.length - asked.length,
  };
}

const GONE = 'One that was deleted';
