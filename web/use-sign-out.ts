import { useMutation } from '@tanstack/react-query';
import { signOut } from './api.ts';

/** Ends the session here, and then at the provider where one is to be told. Whatever was read goes with the page. */
export const useSignOut = () =>
  useMutation({
    mutationFn: signOut,
    onSuccess: ({ continueAt }) => location.assign(continueAt ?? '/sign-in'),
  });
