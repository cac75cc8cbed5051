import type { ReactNode } from 'react';
import type { Integration } from '#contract/integration.ts';
import { Notice } from '#web/ui/Notice.tsx';
import { Time } from '#web/ui/Time.tsx';

type NextCheck = Integration['nextCheckAt'];

/** Pending is not over yet: what is below may heal by itself. */
export const TryingAgain = ({ at }: { at: NextCheck }) => (
  <div className="px-4 pt-4 sm:px-5">
    <Notice
      tone="warn"
      title={
        <>
          OwlHub tries again by itself
          {at && (
            <>
              , <Time at={at} near="in a moment" />
            </>
          )}
        </>
      }
    />
  </div>
);

type Props = {
  trouble: NonNullable<Integration['trouble']>;
  nextCheckAt: NextCheck;
  /** What more is known about it. */
  children?: ReactNode;
};

/** Passing failures of something that is connected: told, and not yet taken for the truth. */
export const HavingTrouble = ({ trouble: { since, failures, failure }, nextCheckAt, children }: Props) => (
  <div className="grid gap-4 px-4 pb-4 sm:px-5">
    <Notice tone="warn" title={failure.title}>
      <p>{failure.meaning}</p>
      <p>
        Trouble began <Time at={since} />, {failures} {failures === 1 ? 'check' : 'checks'} in a row. It stays
        Connected until this has lasted an hour
        {nextCheckAt && (
          <>
            ; next check <Time at={nextCheckAt} near="in a moment" />
          </>
        )}
        .
      </p>
    </Notice>
    {children}
  </div>
);
