import { useSuspenseQuery } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Permission } from '#people/permission.ts';
import { sessionQuery } from '#web/api.ts';
import { Page } from '#web/ui/Page.tsx';
import { WhoCan } from './WhoCan.tsx';

type Props = {
  title: string;
  needs: Permission | readonly [Permission, ...Permission[]];
  children: ReactNode;
};

/**
 * A page that only who has the right, or any of several, may see. To others it says who can help, also when they lose
 * the right while it is open.
 */
export function Closed({ title, needs, children }: Props) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const anyOf = typeof needs === 'string' ? ([needs] as const) : needs;
  if (anyOf.some((permission) => session.permissions.includes(permission))) return children;
  return (
    <Page title={title}>
      <div className="grid justify-items-center gap-3 rounded-lg border border-dashed border-line-strong bg-surface px-6 py-14 text-center">
        <LockKeyhole aria-hidden className="size-8 text-faint" />
        <h2 className="text-lg font-semibold">This is not open to you</h2>
        <WhoCan do={anyOf[0]} className="max-w-md [&>svg]:hidden" />
      </div>
    </Page>
  );
}
