import type { ReactNode } from 'react';
import type { Failure, Rung } from '#contract/verdict.ts';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import type { Perform } from './ActionButtons.tsx';
import { Advice } from './Advice.tsx';
import { useOffered } from './use-offered.ts';

type Props = {
  failure: Failure;
  rung?: Rung | undefined;
  perform: Perform;
  busy: boolean;
  children?: ReactNode;
};

/** An advice with the steps that whoever reads it may take, and who can take the others. */
export function OfferedAdvice({ failure, children, ...rest }: Props) {
  const { offered, missing } = useOffered(failure.actions);
  return (
    <Advice
      failure={{ ...failure, actions: offered }}
      missing={missing.length > 0 && <WhoCan do={missing} />}
      {...rest}
    >
      {children}
    </Advice>
  );
}
