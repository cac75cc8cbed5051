import type { ReactNode } from 'react';
import type { Break } from '#contract/watching.ts';
import { Changes } from '#web/changes.tsx';
import { Time } from '#web/ui/Time.tsx';

/** How something broke that had worked: why most likely, when, where, and what is not as it was. */
export const LikelyCause = ({ broke: { at, rung, lastGoodAt, changes, cause } }: { broke: Break }) => (
  <section aria-labelledby="likely-cause" className="grid gap-3 rounded-md border bg-ground p-3">
    <div className="grid gap-1">
      <h3 id="likely-cause" className="text-sm text-faint">
        Likely cause
      </h3>
      <p className="font-medium">{cause.words}</p>
    </div>
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
      <Fact label="Broke">
        <Time at={at} />
      </Fact>
      <Fact label="Last worked">
        <Time at={lastGoodAt} />
      </Fact>
      {rung && <Fact label="Stopped at">{rung.question}</Fact>}
    </dl>
    {changes.length > 0 && (
      <div className="grid gap-2 border-t pt-3">
        <h4 className="text-sm font-medium">Changed since it last worked</h4>
        <Changes changes={changes} />
      </div>
    )}
  </section>
);

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt className="text-faint">{label}</dt>
    <dd>{children}</dd>
  </>
);
