import type { Integration } from '#contract/integration.ts';
import type { Verification } from '#contract/verdict.ts';
import { Notice } from '#web/ui/Notice.tsx';
import type { Perform } from './ActionButtons.tsx';
import { isOfNewValues } from './climb.ts';
import { OfferedAdvice } from './OfferedAdvice.tsx';

type Props = {
  replacement: NonNullable<Integration['replacement']>;
  latest: Verification | undefined;
  perform: Perform;
  busy: boolean;
};

/** Why new values are not in use: passing trouble of one that is tried again, else what to do about it. */
export function NewValuesVerdict({ replacement, latest, perform, busy }: Props) {
  const { state, failure } = replacement;
  if (!failure) return null;
  if (state === 'proving')
    return (
      <div className="px-4 pt-4 sm:px-5">
        <Notice tone="warn" title={failure.title}>
          <p>{failure.meaning}</p>
        </Notice>
      </div>
    );
  const seen = isOfNewValues(latest, replacement) ? latest : undefined;
  const rung = seen?.rungs.find(({ outcome }) => outcome === 'failed');
  return <OfferedAdvice failure={failure} rung={rung} perform={perform} busy={busy} />;
}
