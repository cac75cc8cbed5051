import type { Integration } from '#contract/integration.ts';
import type { Verification } from '#contract/verdict.ts';
import { Notice } from '#web/ui/Notice.tsx';
import type { Perform } from './ActionButtons.tsx';
import { OfferedAdvice } from './OfferedAdvice.tsx';

type Props = {
  replacement: NonNullable<Integration['replacement']>;
  latest: Verification | undefined;
  perform: Perform;
  busy: boolean;
};

/** Why new values are not in use: passing trouble of one that is tried again, else what to do about it. */
export function NewValuesVerdict({ replacement: { state, failure }, latest, perform, busy }: Props) {
  if (!failure) return null;
  if (state === 'proving')
    return (
      <div className="px-4 pt-4 sm:px-5">
        <Notice tone="warn" title={failure.title}>
          <p>{failure.meaning}</p>
        </Notice>
      </div>
    );
  const isOfLatest = latest?.failure?.reason === failure.reason;
  const rung = isOfLatest ? latest.rungs.find(({ outcome }) => outcome === 'failed') : undefined;
  return <OfferedAdvice failure={failure} rung={rung} perform={perform} busy={busy} />;
}
