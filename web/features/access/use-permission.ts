import { useSuspenseQuery } from '@tanstack/react-query';
import type { Permission } from '#people/permission.ts';
import { sessionQuery } from '#web/api.ts';

/** Whether whoever is signed in may do this now. The server decides again; this is only for what to offer. */
export function usePermission(permission: Permission): boolean {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return session.permissions.includes(permission);
}
