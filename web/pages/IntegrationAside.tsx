import type { Integration, IntegrationChange } from '#contract/integration.ts';
import type { Verification } from '#contract/verdict.ts';
import { PreviousCard } from '#web/features/integrations/PreviousCard.tsx';
import { ReplacementCard } from '#web/features/integrations/ReplacementCard.tsx';
import type { Perform } from '#web/features/verifications/ActionButtons.tsx';
import { NewValuesVerdict } from '#web/features/verifications/NewValuesVerdict.tsx';
import { VerdictCard } from '#web/features/verifications/VerdictCard.tsx';
import { EndingsCard } from '#web/features/watching/EndingsCard.tsx';
import { VulnerabilitiesCard } from '#web/features/watching/VulnerabilitiesCard.tsx';

type Props = {
  integration: Integration;
  latest: Verification | undefined;
  busy: boolean;
  /** Where a step is about new values, an address is held against theirs. */
  performOn: (values: Pick<Integration, 'siteUrl'>) => Perform;
  change: (change: IntegrationChange) => void;
};

/** Beside the ladder: what it found, what waits, what was before, what ends and what is known against the version. */
export function IntegrationAside({ integration, latest, busy, performOn, change }: Props) {
  const { replacement, previous, proof, vulnerabilities, standingUnknown, failure } = integration;
  // What is told of the integration itself is not told twice.
  const isTold = replacement?.failure?.reason === failure?.reason;
  return (
    <>
      <VerdictCard integration={integration} latest={latest} perform={performOn(integration)} busy={busy} />
      {replacement && (
        <ReplacementCard
          replacement={replacement}
          busy={busy}
          onDiscard={() => change({ discardReplacement: true })}
          onInsist={() => change({ insist: true })}
          insisting={
            replacement.credential.setAt === integration.credential?.setAt
              ? 'integrations.edit'
              : 'credentials.replace'
          }
        >
          {!isTold && (
            <NewValuesVerdict
              replacement={replacement}
              latest={latest}
              perform={performOn(replacement)}
              busy={busy}
            />
          )}
        </ReplacementCard>
      )}
      {previous && (
        <PreviousCard
          previous={previous}
          canGoBack={replacement?.state !== 'proving'}
          busy={busy}
          onGoBack={() => change({ goBack: true })}
        />
      )}
      {proof && <EndingsCard integration={integration} />}
      {(vulnerabilities.length > 0 || standingUnknown) && (
        <VulnerabilitiesCard vulnerabilities={vulnerabilities} unknown={standingUnknown} />
      )}
    </>
  );
}
