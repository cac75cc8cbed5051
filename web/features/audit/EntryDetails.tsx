import type { ReactNode } from 'react';
import type { AuditEntry } from '#contract/audit.ts';
import { ExactTime } from '#web/ui/Time.tsx';
import { changeOf } from './change.ts';

export function EntryDetails({ entry }: { entry: AuditEntry }) {
  const { seq, at, actor, address, action, target, change, hash } = entry;
  const fields = changeOf(change);
  return (
    <div className="grid gap-4 border-t bg-ground px-4 py-4 text-sm sm:pr-5 sm:pl-12">
      {fields.length > 0 && (
        <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(8rem,auto)_1fr]">
          {fields.map(({ field, before, after }) => (
            <Fact key={field} label={field}>
              {before !== null && after !== null ? (
                <>
                  <del className="text-faint decoration-line-strong">{before}</del>
                  <span aria-hidden> → </span>
                  <ins className="font-medium no-underline">{after}</ins>
                </>
              ) : (
                (after ?? <del className="text-faint">{before}</del>)
              )}
            </Fact>
          ))}
        </dl>
      )}
      <dl className="grid gap-x-4 gap-y-1 text-faint sm:grid-cols-[minmax(8rem,auto)_1fr]">
        <Fact label="When">
          <ExactTime at={at} />
        </Fact>
        <Fact label="Who">{actor.label}</Fact>
        {target && <Fact label="To what">{target.label}</Fact>}
        {address && <Fact label="From">{address}</Fact>}
        <Fact label="Action">
          <code className="font-mono text-xs">{action}</code>
        </Fact>
        <Fact label={`Entry ${seq}`}>
          <code className="font-mono text-xs break-all">{hash}</code>
        </Fact>
      </dl>
    </div>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="contents">
    <dt className="text-faint">{label}</dt>
    <dd className="mb-1 wrap-anywhere text-soft sm:mb-0">{children}</dd>
  </div>
);
