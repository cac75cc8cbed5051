import type { ReactNode } from 'react';
import type { Failure, Rung } from '#contract/verdict.ts';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { WhatToDo } from '#web/ui/WhatToDo.tsx';
import { type Perform, ActionButtons } from './ActionButtons.tsx';
import { EvidenceList } from '#web/ui/EvidenceList.tsx';

const WHO: Record<Failure['whoCanAct'], string> = {
  you: 'You can mend this',
  jira_administrator: 'Needs a Jira administrator',
  network_administrator: 'Needs a network administrator',
  owlhub_operator: 'Needs whoever runs OwlHub',
};

type Props = {
  failure: Failure;
  rung?: Rung | undefined;
  perform: Perform;
  busy?: boolean;
  /** Who can take the steps that this person may not. */
  missing?: ReactNode;
  /** What more is known about it. */
  children?: ReactNode;
};

/** What is wrong, what it means, what to do, and buttons for the steps that OwlHub can do. */
export const Advice = ({ failure, rung, perform, busy = false, missing, children }: Props) => (
  <div className="grid gap-4 px-4 py-4 sm:px-5">
    <WhatToDo {...failure} />
    <ActionButtons actions={failure.actions} perform={perform} busy={busy} />
    {missing}
    {children}
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t pt-3 text-sm">
      {rung && rung.evidence.length > 0 ? (
        <Disclosure summary="What OwlHub saw" className="min-w-0 flex-1 basis-48">
          <EvidenceList evidence={rung.evidence} className="pt-2" />
        </Disclosure>
      ) : (
        <span />
      )}
      {!missing && <span className="py-1 text-faint">{WHO[failure.whoCanAct]}</span>}
    </div>
  </div>
);
