import { ExactTime } from './Time.tsx';

export type Evidence = readonly { label: string; value: string }[];
type Props = { evidence: Evidence; className?: string };

export const EvidenceList = ({ evidence, className = '' }: Props) => (
  <dl className={`grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(8rem,auto)_1fr] ${className}`}>
    {evidence.map(({ label, value }) => (
      <div key={label + value} className="contents">
        <dt className="text-faint">{label}</dt>
        <dd className="mb-1 font-mono text-xs leading-5 wrap-anywhere text-soft sm:mb-0">
          <Value value={value} />
        </dd>
      </div>
    ))}
  </dl>
);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const Value = ({ value }: { value: string }) => (INSTANT.test(value) ? <ExactTime at={value} /> : value);
