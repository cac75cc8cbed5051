import { useState } from 'react';
import { Dialog } from '#web/ui/Dialog.tsx';
import { RecoveryCodeSheet } from './RecoveryCodeSheet.tsx';

type Props = { codes: readonly string[]; onKept: () => void };

/** Leaving is no way to keep them: only saying so closes it. */
export function RecoveryCodeDialog({ codes, onKept }: Props) {
  const [left, setLeft] = useState(false);
  return (
    <Dialog title="Keep your recovery codes" onClose={onKept} onLeave={() => setLeft(true)}>
      <RecoveryCodeSheet codes={codes} asked={left} onKept={onKept} />
    </Dialog>
  );
}
