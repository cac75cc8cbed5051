import type { Connector } from '#contract/connector.ts';
import type { ConnectionTestResult } from '#contract/verdict.ts';
import { Notice } from '#web/ui/Notice.tsx';
import type { Perform } from './ActionButtons.tsx';
import { Advice } from './Advice.tsx';
import { drawRungs } from './climb.ts';
import { Ladder } from '#web/ui/Ladder.tsx';
import { ProofCard } from './ProofCard.tsx';

type Props = {
  result: ConnectionTestResult | undefined;
  testing: boolean;
  ladder: Connector['ladder'];
  perform: Perform;
};

/** What a test of unsaved values brought. Nothing is stored by it. */
export function TestVerdict({ result: latest, testing, ladder, perform }: Props) {
  const result = testing ? undefined : latest;
  const failed = result?.rungs.find(({ outcome }) => outcome === 'failed');
  return (
    <div>
      <div role="status" className="px-4 pt-4 sm:px-5">
        {testing && <p className="text-soft">Climbing the ladder. Nothing is stored.</p>}
        {!testing && !result && (
          <p className="text-soft">Press Test connection to try the values without storing them.</p>
        )}
        {result?.proof && <Notice tone="good" title="The connection works. Nothing is stored yet." />}
        {result?.failure && <p className="sr-only">{result.failure.title}</p>}
      </div>
      {result?.failure && <Advice failure={result.failure} rung={failed} perform={perform} />}
      {result?.proof && <ProofCard proof={result.proof} />}
      <div className={result ? 'border-t' : 'pt-2'}>
        <Ladder rungs={drawRungs(ladder, result?.rungs ?? [], testing)} />
      </div>
    </div>
  );
}
