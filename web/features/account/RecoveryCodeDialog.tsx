import { Dialog } from '#web/ui/Dialog.tsx';
import { RecoveryCodeSheet } from './RecoveryCodeSheet.tsx';

type Props = { codes: readonly string[]; onKept: () => void };

export const RecoveryCodeDialog = ({ codes, onKept }: Props) => (
  <Dialog title="Keep your recovery codes" onClose={onKept}>
    <RecoveryCodeSheet codes={codes} onKept={onKept} />
  </Dialog>
);
