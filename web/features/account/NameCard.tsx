import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile } from '#contract/profile.ts';
import { changeName, profileQuery } from '#web/account-api.ts';
import { sessionQuery } from '#web/api.ts';
import { errorOf, Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Spinner } from '#web/ui/Spinner.tsx';
import { TextField } from '#web/ui/TextField.tsx';

export function NameCard({ profile }: { profile: Profile }) {
  const client = useQueryClient();
  const [name, setName] = useState(profile.name);
  const saving = useMutation({
    mutationFn: changeName,
    onSuccess: async (changed) => {
      setName(changed.name);
      client.setQueryData(profileQuery.queryKey, changed);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const isChanged = name.trim() !== profile.name;
  return (
    <Card title="You">
      <form
        noValidate
        className="grid grid-cols-1 gap-3 p-4 sm:px-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) saving.mutate(name.trim());
        }}
      >
        <Refused error={saving.error} title="Your name was not changed" fields={['name']} />
        <div className="grid max-w-xl grid-cols-[minmax(0,1fr)_auto] gap-3">
          <TextField
            label="Your name"
            name="name"
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            hint={saving.isSuccess && !isChanged ? 'Saved.' : 'As colleagues and the audit log see it.'}
            error={errorOf(saving.error, 'name')}
          />
          <Button
            type="submit"
            className="mt-7"
            disabled={!isChanged}
            busy={saving.isPending}
            icon={saving.isPending && <Spinner />}
          >
            Save
          </Button>
        </div>
      </form>
    </Card>
  );
}
