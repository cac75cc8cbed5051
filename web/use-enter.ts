import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Session } from '#contract/session.ts';
import { sessionQuery } from './api.ts';

/** Goes inside with a new session. What somebody else may have seen in this window before is forgotten. */
export function useEnter(to = '/'): (session: Session) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (session) => {
    client.removeQueries({ type: 'inactive' });
    client.setQueryData(sessionQuery.queryKey, session);
    router.history.replace(to);
  };
}
