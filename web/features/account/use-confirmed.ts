import { createContext, use } from 'react';
import { reasonOf } from '#web/request.ts';

/** Asks the person to prove who they are. Throws `NotConfirmed` where they would rather not. */
export type AskWhoItIs = () => Promise<void>;

export const ConfirmContext = createContext<AskWhoItIs | null>(null);

/** The person closed the question. */
export class NotConfirmed extends Error {
  constructor() {
    super('Nothing was changed, because you did not confirm that it is you.');
    this.name = 'NotConfirmed';
  }
}

/**
 * For deeds that ask who is there first, such as `useMutation({ mutationFn: (input) => confirmed(() => make(input)) })`:
 * the question is shown where the server asks it, and the deed goes on by itself.
 */
export function useConfirmed() {
  const ask = use(ConfirmContext);
  return async <T>(deed: () => Promise<T>): Promise<T> => {
    try {
      return await deed();
    } catch (error) {
      if (reasonOf(error) !== 'confirm_first' || !ask) throw error;
      await ask();
      return deed();
    }
  };
}
