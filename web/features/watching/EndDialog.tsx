import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Integration } from '#contract/integration.ts';
import { changeIntegration, integrationQuery } from '#web/api.ts';
import { errorOf, Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { dateOf } from '#web/ui/day.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { useToday } from '#web/ui/Time.tsx';
import { useFocusRefused } from '#web/ui/use-focus-refused.ts';
import { endFilledIn } from './token-end.ts';

const MISSING = { message: 'The day is missing.', fix: 'Choose the last day on which the token works.' };

/** What a person knows about the token’s last day, or takes back. */
export function EndDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const { id, credential } = integration;
  const [day, setDay] = useState(endFilledIn(integration));
  const [isMissing, setIsMissing] = useState(false);
  const today = dateOf(useToday());
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: (tokenEndsOn: string | null) => changeIntegration(id, { tokenEndsOn }),
    onSuccess: async (saved) => {
      client.setQueryData(integrationQuery(id).queryKey, saved);
      await client.invalidateQueries({ queryKey: ['integrations'] });
      onClose();
    },
  });
  const form = useFocusRefused(saving.error);
  return (
    <Dialog title="When the token ends" onClose={onClose}>
      <form
        ref={form}
        noValidate
        className="grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setIsMissing(day === '');
          if (day !== '' && !saving.isPending) saving.mutate(day);
        }}
      >
        <TextField
          label="Token ends on"
          type="date"
          min={today}
          value={day}
          onChange={(event) => {
            setDay(event.target.value);
            saving.reset();
          }}
          hint="The last day on which it works. It is shown where the token was made."
          error={isMissing && day === '' ? MISSING : errorOf(saving.error, 'tokenEndsOn')}
        />
        <Refused error={saving.error} title="Nothing was changed" fields={['tokenEndsOn']} />
        <div className="flex flex-wrap items-center justify-end gap-2">
          {credential?.endsAt && (
            <Button look="quiet" className="mr-auto" onClick={() => saving.mutate(null)}>
              Forget it
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={saving.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
