import type { ChannelTestResult } from '#contract/channel.ts';
import { EvidenceList } from '#web/ui/EvidenceList.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { WhatToDo } from '#web/ui/WhatToDo.tsx';

type Props = { answer: Pick<ChannelTestResult, 'status' | 'said' | 'problem'>; good: string };

/** What came of sending: that it arrived, or what is wrong and what to do; and the other side’s own words. */
export function ChannelAnswer({ answer: { status, said, problem }, good }: Props) {
  const evidence = [
    ...(status === null ? [] : [{ label: 'Status', value: String(status) }]),
    ...(said && !problem?.meaning.includes(said) ? [{ label: 'It said', value: said }] : []),
  ];
  return (
    <div className="grid grid-cols-1 gap-4">
      {problem ? <WhatToDo {...problem} /> : <Notice tone="good" title={good} />}
      {evidence.length > 0 && <EvidenceList evidence={evidence} className="border-t pt-3" />}
    </div>
  );
}
