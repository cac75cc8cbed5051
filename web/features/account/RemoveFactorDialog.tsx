import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Refused } from '#web/refused.tsx';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Spinner } from '#web/ui/Spinner.tsx';
import { useConfirmed } from './use-confirmed.ts';

type Props = {
  title: string;
  submit: string;
  children: ReactNode;
  onRemove: () => Promise<void>;
  onClose: () => void;
};

/** Says what is lost. It can be added again, so nothing has to be typed. */
export function RemoveFactorDialog({ title, submit, children, onRemove, onClose }: Props) {
  const confirmed = useConfirmed();
  const client = useQueryClient();
  const removing = useMutation({
    mutationFn: () => confirmed(onRemove),
    onSuccess: () => {
      void client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="grid grid-cols-1 gap-4">
        <p className="text-soft">{children}</p>
        <Refused error={removing.error} title="It was not removed" />
        <Actions>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            look="danger"
            busy={removing.isPending}
            icon={removing.isPending && <Spinner />}
            onClick={() => removing.mutate()}
          >
            {submit}
          </Button>
        </Actions>
      </div>
    </Dialog>
  );
}
