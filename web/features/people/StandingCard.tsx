import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { changePerson } from '#web/admin-api.ts';
import { Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Line } from '#web/ui/Line.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { useDeed } from './use-deed.ts';

/** Deactivating, which can be undone, and removing, which cannot. Not shown for who may do neither. */
export function StandingCard({ person }: { person: Person }) {
  const { id, active } = person;
  const [removing, setRemoving] = useState(false);
  const changing = useDeed(() => changePerson(id, { active: !active }));
  return (
    <Card title="Standing">
      <div className="divide-y">
        <Line
          title={active ? 'Deactivate' : 'Reactivate'}
          about={
            active
              ? 'Every session ends and every API token is revoked, at once. They can be let in again.'
              : 'They can sign in again, with the roles they had. Their API tokens stay revoked.'
          }
        >
          <Button onClick={() => changing.mutate(undefined)} busy={changing.isPending}>
            {active ? 'Deactivate' : 'Reactivate'}
          </Button>
        </Line>
        <Line title="Remove" about="For good, with everything that belongs to the account.">
          <Button onClick={() => setRemoving(true)}>Remove</Button>
        </Line>
      </div>
      {changing.error && (
        <div className="border-t p-4 sm:px-5">
          <Refused error={changing.error} title="Nothing was changed" />
        </div>
      )}
      {removing && <RemoveDialog person={person} onClose={() => setRemoving(false)} />}
    </Card>
  );
}
