import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Integration } from '#contract/integration.ts';
import { deleteIntegration, integrationsQuery } from '#web/api.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { TextField } from '#web/ui/TextField.tsx';

/** As a browser shows it: white space is one blank, and none at the ends. */
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

type Props = { integration: Integration; onClose: () => void };

export function DeleteDialog({ integration: { id, name }, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const isNamed = squeezed(typed) === squeezed(name);
  const client = useQueryClient();
  const navigate = useNavigate();
  const deleting = useMutation({
    mutationFn: () => deleteIntegration(id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: integrationsQuery.queryKey });
      await navigate({ to: '/integrations' });
    },
  });
  return (
    <Dialog title={`Delete ${name}`} onClose={onClose}>
      <form
        className="grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) deleting.mutate();
        }}
      >
        <p className="text-soft">
          Its address, its token and its history of verifications are lost at once and cannot be brought back.
          The token itself goes on working until it is deleted where it was made.
        </p>
        <TextField
          label={`Type ${name} to delete it`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
        {deleting.error && (
          <Notice alert tone="bad" title="It was not deleted">
            <p>{deleting.error.message}</p>
          </Notice>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" look="danger" disabled={!isNamed} busy={deleting.isPending}>
            Delete integration
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
