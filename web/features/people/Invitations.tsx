import { useState } from 'react';
import type { Invitation } from '#contract/people.ts';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { InvitationRow } from './InvitationRow.tsx';

const FEW = 4;

/** Who is invited and not here yet. Nothing where nobody is. */
export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  const [all, setAll] = useState(false);
  const waiting = invitations.filter(({ status }) => status === 'open' || status === 'expired');
  if (waiting.length === 0) return null;
  return (
    <Card
      title="Invited, not here yet"
      className="mb-6"
      aside={<span className="text-sm text-faint tabular-nums">{waiting.length}</span>}
    >
      <ul className="divide-y">
        {(all ? waiting : waiting.slice(0, FEW)).map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      {!all && waiting.length > FEW && (
        <div className="border-t px-4 py-2 sm:px-5">
          <Button look="quiet" className="-ml-3.5" onClick={() => setAll(true)}>
            Show all {waiting.length}
          </Button>
        </div>
      )}
    </Card>
  );
}
