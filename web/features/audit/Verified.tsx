import type { AuditVerification } from '#contract/audit.ts';
import { Card } from '#web/ui/Card.tsx';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { Notice } from '#web/ui/Notice.tsx';

const count = new Intl.NumberFormat();

/** What checking the chain brought, and its end to note elsewhere. */
export function Verified({ result }: { result: AuditVerification }) {
  const { intact, entries, unreadable, head, problems } = result;
  return (
    <Card title="The check" className="mb-6">
      <div className="grid gap-4 p-4 sm:px-5">
        {intact ? (
          <Notice tone="good" title={`All ${count.format(entries)} entries are as they were written`}>
            <p>None was changed, and none is missing between the first and the last.</p>
          </Notice>
        ) : (
          <Notice alert tone="bad" title="The log is not as it was written">
            <ul className="grid list-disc gap-1 pl-4">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        {unreadable > 0 && (
          <Notice tone="warn" title={`The details of ${count.format(unreadable)} entries cannot be read`}>
            <p>They are sealed with a key that nobody here holds. Their place in the chain was checked.</p>
          </Notice>
        )}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="min-w-0 flex-1 basis-72 text-sm">
            <p className="text-soft">
              Note entry {head.seq} and its hash elsewhere: with them you can prove later that nothing was cut
              off.
            </p>
            <code className="font-mono text-xs break-all">{head.hash}</code>
          </div>
          <CopyButton label="Copy" text={`${head.seq} ${head.hash}`} />
        </div>
      </div>
    </Card>
  );
}
