import type { ReactNode } from 'react';
import { Logo } from '#web/ui/Logo.tsx';

type Props = { title: string; lead: ReactNode; children?: ReactNode };

/** The page of somebody who is not inside yet. */
export const FrontDoor = ({ title, lead, children }: Props) => (
  <main className="grid min-h-dvh grid-cols-[minmax(0,24rem)] content-start justify-center px-4 py-[12vh]">
    <title>{`${title} · OwlHub`}</title>
    <div>
      <Logo className="mb-6 size-10" />
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-1 mb-6 text-soft">{lead}</div>
      {children}
    </div>
  </main>
);
