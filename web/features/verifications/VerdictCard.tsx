import type { Integration } from '#contract/integration.ts';
import type { Verification } from '#contract/verdict.ts';
import { Card } from '#web/ui/Card.tsx';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import type { Perform } from './ActionButtons.tsx';
import { LikelyCause } from './LikelyCause.tsx';
import { OfferedAdvice } from './OfferedAdvice.tsx';
import { ProofCard } from './ProofCard.tsx';
import { HavingTrouble, TryingAgain } from './Trouble.tsx';
import { Undecided } from './Undecided.tsx';

type Props = { integration: Integration; latest: Verification | undefined; perform: Perform; busy: boolean };

/** The place beside the ladder where its result appears; it is as tall before as after. */
export function VerdictCard({ integration, latest, perform, busy }: Props) {
  const { status, proof, trouble, nextCheckAt, break: broke } = integration;
  const isPendingInTrouble = status === 'pending' && trouble !== undefined;
  const failure = integration.failure ?? (isPendingInTrouble ? trouble.failure : undefined);
  const rung = latest?.rungs.find(({ outcome }) => outcome === 'failed');
  const proven = proof && <ProofCard proof={proof} integration={integration} />;
  return (
    <Card title={failure ? 'What to do' : 'Proof'} className="min-h-96">
      {isPendingInTrouble && <TryingAgain at={nextCheckAt} />}
      {failure && (
        <OfferedAdvice failure={failure} rung={rung} perform={perform} busy={busy}>
          {broke && <LikelyCause broke={broke} />}
        </OfferedAdvice>
      )}
      {failure && proven && (
        <Disclosure summary="When it last worked" className="border-t px-4 py-2 sm:px-5">
          <div className="-mx-4 sm:-mx-5">{proven}</div>
        </Disclosure>
      )}
      {!failure && (proven ?? <Undecided status={status} />)}
      {status === 'connected' && trouble && (
        <HavingTrouble trouble={trouble} nextCheckAt={nextCheckAt}>
          {broke && <LikelyCause broke={broke} />}
        </HavingTrouble>
      )}
    </Card>
  );
}
