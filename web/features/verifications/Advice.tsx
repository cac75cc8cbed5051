import { CircleX } from 'lucide-react';
import type { Failure, Rung } from '#contract/verdict.ts';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { type Perform, ActionButtons } from './ActionButtons.tsx';
import { EvidenceList } from './EvidenceList.tsx';

const WHO: Record<Failure['whoCanAct'], string> = {
  you: 'You can mend this',
  jira_administrator: 'Needs a Jira administrator',
  network_administrator: 'Needs a network administrator',
  owlhub_operator: 'Needs whoever runs OwlHub',
};

type Props = { failure: Failure; rung?: Rung | undefined; perform: Perform; busy?: boolean };

/** What is wrong, what it means, what to do, and buttons for the steps that OwlHub can do. */
export const Advice = ({ failure, rung, perform, busy = false }: Props) => (
  <div className="grid gap-4 px-4 py-4 sm:px-5">
    <div className="flex gap-3">
      <CircleX aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />
      <div className="grid gap-1">
        <h3 className="font-semibold">{failure.title}</h3>
        <p className="text-soft">{failure.meaning}</p>
      </div>
    </div>
    <ol className="grid gap-2">
      {failure.nextSteps.map((step, index) => (
        <li key={step} className="flex gap-3">
          <span
            aria-hidden
            className="grid size-5 shrink-0 place-items-center rounded-full bg-sunken text-xs font-medium text-soft tabular-nums"
          >
            {index + 1}
          </span>
          <span className="min-w-0">{step}</span>
        </li>
      ))}
    </ol>
    <ActionButtons actions={failure.actions} perform={perform} busy={busy} />
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t pt-3 text-sm">
      {rung && rung.evidence.length > 0 ? (
        <Disclosure summary="What OwlHub saw" className="min-w-0 flex-1 basis-48">
          <EvidenceList evidence={rung.evidence} className="pt-2" />
        </Disclosure>
      ) : (
        <span />
      )}
      <span className="py-1 text-faint">{WHO[failure.whoCanAct]}</span>
    </div>
  </div>
);
