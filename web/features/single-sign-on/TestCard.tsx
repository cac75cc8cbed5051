import { ArrowRight, Plug } from 'lucide-react';
import type { ProviderTest } from '#contract/settings.ts';
import { rightsWords } from '#web/features/access/words.ts';
import { Refused } from '#web/refused.tsx';
import { Button, buttonClass } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { EvidenceList } from '#web/ui/EvidenceList.tsx';
import { Ladder } from '#web/ui/Ladder.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { WhatToDo } from '#web/ui/WhatToDo.tsx';
import { drawSteps } from './draw-steps.ts';

type Props = {
  test: ProviderTest | undefined;
  /** Why it cannot be run now, or null. */
  waitsFor: string | null;
  busy: boolean;
  error: Error | null;
  onTest: () => void;
};

/** Climbs from the provider’s address to the account that would sign in, and stops at the first no. */
export function TestCard({ test, waitsFor, busy, error, onTest }: Props) {
  return (
    <Card
      title="Test"
      aside={
        <Button
          onClick={onTest}
          busy={busy}
          disabled={waitsFor !== null}
          icon={<Plug aria-hidden className="size-4" />}
        >
          Test
        </Button>
      }
    >
      <div role="status" className="grid grid-cols-1 gap-4 p-4 empty:hidden sm:px-5">
        {busy && <p className="text-soft">Asking the provider.</p>}
        {!busy && waitsFor && <p className="text-soft">{waitsFor}</p>}
        {!busy && !waitsFor && !test && !error && (
          <p className="text-soft">
            Climbs from the provider’s address to the account that would sign in, and says what is wrong at
            the first no. Nobody is signed in by it.
          </p>
        )}
        <Refused error={error} title="The test could not be run" />
        {!busy && test && <Outcome test={test} />}
      </div>
      {!busy && test && (
        <div className="border-t">
          <Ladder rungs={drawSteps(test)} />
        </div>
      )}
    </Card>
  );
}

function Outcome({ test: { failure, would, claims, continueAt } }: { test: ProviderTest }) {
  return (
    <>
      {failure && <WhatToDo {...failure} />}
      {continueAt && (
        <>
          <Notice tone="good" title="The provider is there and knows OwlHub">
            <p>The rest needs somebody who signs in. It leads back here.</p>
          </Notice>
          <a href={continueAt} className={buttonClass('primary')}>
            Go on at the provider
            <ArrowRight aria-hidden className="size-4" />
          </a>
        </>
      )}
      {would && (
        <Notice tone={failure ? 'idle' : 'good'} title={would.account}>
          <p>
            {would.roles.length > 0 &&
              `With the role${would.roles.length > 1 ? 's' : ''} ${would.roles.join(', ')}. `}
            {rightsWords(would.permissions)}
          </p>
        </Notice>
      )}
      {claims && (
        <Disclosure summary="Claims received" open={failure !== null}>
          <EvidenceList
            className="pt-2"
            evidence={Object.entries(claims).map(([label, value]) => ({
              label,
              value: typeof value === 'string' ? value : JSON.stringify(value),
            }))}
          />
        </Disclosure>
      )}
    </>
  );
}
