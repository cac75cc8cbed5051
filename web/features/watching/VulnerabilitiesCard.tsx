import { useState } from 'react';
import type { Vulnerability } from '#contract/watching.ts';
import { Card } from '#web/ui/Card.tsx';
import { ShowMore } from '#web/ui/ShowMore.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { VulnerabilityRow } from './VulnerabilityRow.tsx';

/** A long list begins with the gravest; the rest is a press away. */
const SHOWN = 4;

type Props = { vulnerabilities: readonly Vulnerability[]; unknown: string | null };

/** What is published against the version that answered last, the gravest first. */
export function VulnerabilitiesCard({ vulnerabilities, unknown }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? vulnerabilities : vulnerabilities.slice(0, SHOWN);
  return (
    <Card
      title="Known vulnerabilities"
      aside={
        vulnerabilities.length > 0 && (
          <span className="text-sm text-faint tabular-nums">{vulnerabilities.length}</span>
        )
      }
    >
      {unknown && (
        <div className="p-4 sm:px-5">
          <Notice tone="idle" title="Less is known about this version">
            <p>{unknown}</p>
          </Notice>
        </div>
      )}
      {shown.length > 0 && (
        <ul className={`divide-y ${unknown ? 'border-t' : ''}`}>
          {shown.map((vulnerability) => (
            <VulnerabilityRow key={vulnerability.id} vulnerability={vulnerability} />
          ))}
        </ul>
      )}
      {vulnerabilities.length > SHOWN && (
        <div className="border-t">
          <ShowMore showsAll={showsAll} onChange={setShowsAll} more={`Show all ${vulnerabilities.length}`} />
        </div>
      )}
    </Card>
  );
}
