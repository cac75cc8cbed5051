import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { changePerson } from '#web/admin-api.ts';
import { errorOf, Refused } from '#web/refused.tsx';
import { Actions } from '#web/ui/Actions.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { useFocusRefused } from '#web/ui/use-focus-refused.ts';
import { useDeed } from './use-deed.ts';

export function NameDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [name, setName] = useState(person.name);
  const saving = useDeed(() => changePerson(person.id, { name: name.trim() }), onClose);
  const form = useFocusRefused(saving.error);
  return (
    <Dialog title="Rename" onClose={onClose}>
      <form
        ref={form}
        noValidate
        className="grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!saving.isPending) saving.mutate(undefined);
        }}
      >
        <TextField
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          maxLength={100}
          error={errorOf(saving.error, 'name')}
        />
        <Refused error={saving.error} title="Nothing was changed" fields={['name']} />
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={saving.isPending}>
            Save name
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
