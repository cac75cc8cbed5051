import type { Integration } from '#contract/integration.ts';
import { May } from '#web/features/access/May.tsx';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import type { Failure } from '#contract/verdict.ts';
import { Notice } from '#web/ui/Notice.tsx';
import { Time } from '#web/ui/Time.tsx';

type Replacement = NonNullable<Integration['replacement']>;
type Props = {
  replacement: Replacement;
  failure: Failure | undefined;
  busy: boolean;
  onDiscard: () => void;
  onInsist: () => void;
};

const STATE: Record<Replacement['state'], { title: string; meaning: string }> = {
  proving: {
    title: 'New values, being proven',
    meaning: 'The values in use are kept until the new ones are proven.',
  },
  rejected: {
    title: 'New values, not accepted',
    meaning:
      'The values that were in use before are kept, and checked again within five minutes or with Verify now.',
  },
};

export function ReplacementCard({ replacement, failure, busy, onDiscard, onInsist }: Props) {
  const { title, meaning } = STATE[replacement.state];
  const { credential } = replacement;
  return (
    <Card id="new-values" title={title}>
      <div className="grid gap-3 px-4 py-4 text-sm sm:px-5">
        {replacement.state === 'rejected' && failure && (
          <Notice tone="bad" title={failure.title}>
            <p>{failure.meaning}</p>
          </Notice>
        )}
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
            <Button onClick={onInsist} disabled={busy}>
              Use the new ones anyway
            </Button>
          </div>
        </May>
      </div>
    </Card>
  );
}
