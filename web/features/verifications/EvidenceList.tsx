import type { Rung } from '#contract/verdict.ts';

type Props = { evidence: Rung['evidence']; className?: string };

export const EvidenceList = ({ evidence, className = '' }: Props) => (
  <dl className={`grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(8rem,auto)_1fr] ${className}`}>
    {evidence.map(({ label, value }) => (
      <div key={label + value} className="contents">
        <dt className="text-faint">{label}</dt>
        <dd className="mb-1 font-mono text-xs leading-5 wrap-anywhere text-soft sm:mb-0">{value}</dd>
      </div>
    ))}
  </dl>
);
