import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { type AskWhoItIs, ConfirmContext, NotConfirmed } from './use-confirmed.ts';

type Asked = { confirm: () => void; close: () => void };

/** Holds the one question “Is it you?” for every deed inside. Deeds that ask at the same time share it. */
export function ConfirmDoor({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [ask] = useState<AskWhoItIs>(
    () => () =>
      new Promise<void>((resolve, reject) => {
        const one = { confirm: resolve, close: () => reject(new NotConfirmed()) };
        setAsked((others) => [...others, one]);
      }),
  );
  const answer = (how: keyof Asked) => {
    for (const one of asked) one[how]();
    setAsked([]);
  };
  return (
    <ConfirmContext value={ask}>
      {children}
      {asked.length > 0 && (
        <ConfirmDialog onConfirmed={() => answer('confirm')} onClose={() => answer('close')} />
      )}
    </ConfirmContext>
  );
}
