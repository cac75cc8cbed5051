import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Permission } from '#people/permission.ts';
import { Page } from '#web/ui/Page.tsx';
import { May } from './May.tsx';
import { WhoCan } from './WhoCan.tsx';

type Props = { title: string; needs: Permission; children: ReactNode };

/** A page that only some may see; to others it says who can help, also when they lose the right while it is open. */
export const Closed = ({ title, needs, children }: Props) => (
  <May
    do={needs}
    otherwise={
      <Page title={title}>
        <div className="grid justify-items-center gap-3 rounded-lg border border-dashed border-line-strong bg-surface px-6 py-14 text-center">
          <LockKeyhole aria-hidden className="size-8 text-faint" />
          <h2 className="text-lg font-semibold">This is not open to you</h2>
          <WhoCan do={needs} className="max-w-md [&>svg]:hidden" />
        </div>
      </Page>
    }
  >
    {children}
  </May>
);
