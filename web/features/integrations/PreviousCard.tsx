import type { Integration } from '#contract/integration.ts';
import { Changes } from '#web/changes.tsx';
import { May } from '#web/features/access/May.tsx';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Time } from '#web/ui/Time.tsx';
import { WhatToDo } from '#web/ui/WhatToDo.tsx';

type Props = {
  previous: NonNullable<Integration['previous']>;
  /** While others are being proven nobody goes back. */
  canGoBack: boolean;
  busy: boolean;
  onGoBack: () => void;
};

/** What was in use before the last replacement, for as long as it is kept. */
export const PreviousCard = ({ previous, canGoBack, busy, onGoBack }: Props) => {
  const { until, replacedAt, replacedBy, account, siteUrl, credential, changes } = previous;
  const { failure, mayBeTried } = previous;
  return (
    <Card title="The token before">
      <div className="grid gap-3 px-4 py-4 text-sm sm:px-5">
        <p className="wrap-anywhere">
          It ends in <span className="font-mono text-xs">{credential.lastFour || 'a few characters'}</span>
          {account && <>, of {account}</>}, for <span className="font-mono text-xs">{siteUrl}</span>. Replaced{' '}
          <Time at={replacedAt} /> by {replacedBy}.
        </p>
        {changes.length > 0 && (
          <div className="grid gap-2 border-y py-3">
            <h3 className="font-medium">Changed with it</h3>
            <Changes changes={changes} />
          </div>
        )}
        {failure && <WhatToDo {...failure} />}
        {mayBeTried ? (
          <>
            <p className="text-soft">
              It is kept to go back to, and forgotten <Time at={until} near="in a moment" />. Going back
              proves it first; until then the new one stays in use.
            </p>
            <WhoCan do="credentials.replace" />
            <May do="credentials.replace">
              <Button className="justify-self-start" onClick={onGoBack} disabled={busy || !canGoBack}>
                Go back
              </Button>
            </May>
          </>
        ) : (
          <p className="text-soft">
            There is no way back to it: repeated failures lock accounts. The new one stays in use, and this
            one is forgotten <Time at={until} near="in a moment" />.
          </p>
        )}
      </div>
    </Card>
  );
};
