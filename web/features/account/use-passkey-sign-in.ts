import { useMutation } from '@tanstack/react-query';
import type { Session } from '#contract/session.ts';
import { challengePasskey, signInWithPasskey } from '#web/account-api.ts';
import { askForPasskey } from './passkey.ts';

/** A passkey signs in by itself, and counts as both factors. */
export const usePasskeySignIn = (onDone: (session: Session) => void) =>
  useMutation({
    mutationFn: async () => signInWithPasskey(await askForPasskey(await challengePasskey())),
    onSuccess: onDone,
  });
