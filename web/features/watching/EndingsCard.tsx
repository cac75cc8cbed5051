import { useState } from 'react';
import type { Integration } from '#contract/integration.ts';
import { May } from '#web/features/access/May.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { EndDialog } from './EndDialog.tsx';
import { EndingRow } from './EndingRow.tsx';
import { mayEnterEnd, tokenUnknown } from './token-end.ts';

/** Everything that ends by itself, when, and always how that is known. */
export function EndingsCard({ integration }: { integration: Integration }) {
  const [isEntering, setIsEntering] = useState(false);
  const { endings } = integration;
  const token = endings.find(({ what }) => what === 'token');
  const enter = mayEnterEnd(integration) && (
    <May do="integrations.edit">
      <Button onClick={() => setIsEntering(true)}>
        {token?.knownBy === 'entered' ? 'Change' : 'Set the end'}
      </Button>
    </May>
  );
  return (
    <Card title="What ends">
      <ul className="divide-y">
        {!token && <EndingRow ending={tokenUnknown(integration)}>{enter}</EndingRow>}
        {endings.map((ending) => (
          <EndingRow key={ending.what} ending={ending}>
            {ending.what === 'token' && enter}
          </EndingRow>
        ))}
      </ul>
      {isEntering && <EndDialog integration={integration} onClose={() => setIsEntering(false)} />}
    </Card>
  );
}
