import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from './api.ts';

/** Ends the session here, and then at the provider where one is to be told. */
export function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: signOut,
    onSuccess: async ({ continueAt }) => {
      if (continueAt !== null) return location.assign(continueAt);
      await navigate({ to: '/sign-in', search: {} });
      client.clear();
    },
  });
}
