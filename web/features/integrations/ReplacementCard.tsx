import type { ReactNode } from 'react';
import type { Integration } from '#contract/integration.ts';
import { May } from '#web/features/access/May.tsx';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Time } from '#web/ui/Time.tsx';
import { NEW_VALUES, newValuesOf } from './new-values.ts';

type Props = {
  replacement: NonNullable<Integration['replacement']>;
  busy: boolean;
  onDiscard: () => void;
  onInsist: () => void;
  /** To use them unproven takes more where their token is not the one in use. */
  insisting: 'integrations.edit' | 'credentials.replace';
  /** What is wrong with them, where something is. */
  children?: ReactNode;
};

/** New values beside those in use, which go on working until the new ones are proven. */
export function ReplacementCard({ replacement, busy, onDiscard, onInsist, insisting, children }: Props) {
  const { title, meaning } = NEW_VALUES[newValuesOf(replacement)];
  const { credential } = replacement;
  return (
    <Card id="new-values" title={title}>
      {children}
      <div className="grid gap-3 px-4 py-4 text-sm not-first-of-type:border-t sm:px-5">
        <p className="text-soft">{meaning}</p>
        <p className="wrap-anywhere">
          <span className="font-mono text-xs">{replacement.siteUrl}</span>
          {replacement.account && <>, {replacement.account}</>}, token ending in{' '}
          <span className="font-mono text-xs">{credential.lastFour || 'a few characters'}</span>, entered{' '}
          <Time at={credential.setAt} /> by {credential.setBy}
        </p>
        <WhoCan do="integrations.edit" />
        <May do="integrations.edit">
          <div className="flex flex-wrap gap-2">
            <Button onClick={onDiscard} disabled={busy}>
              Go back to the previous values
            </Button>
            <May do={insisting}>
              <Button onClick={onInsist} disabled={busy}>
                Use the new ones anyway
              </Button>
            </May>
          </div>
          {insisting !== 'integrations.edit' && <WhoCan do={insisting} />}
        </May>
      </div>
    </Card>
  );
}
