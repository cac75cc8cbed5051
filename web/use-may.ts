import { useSuspenseQuery } from '@tanstack/react-query';
import type { Permission } from '#people/permission.ts';
import { sessionQuery } from './api.ts';

/** Says whether whoever is signed in may do something, so that pages hide the rest. The server asks again. */
export function useMay(): (permission: Permission) => boolean {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (permission) => session.permissions.includes(permission);
}
