import { type ReactNode, useId } from 'react';

type Props = { id?: string; title: string; aside?: ReactNode; children: ReactNode; className?: string };

export function Card({ id: anchor, title, aside, children, className = '' }: Props) {
  const id = useId();
  return (
    <section
      id={anchor}
      aria-labelledby={id}
      className={`scroll-mt-20 rounded-lg border bg-surface ${className}`}
    >
      <div className="flex min-h-12 items-center justify-between gap-3 border-b px-4 py-1.5 sm:px-5">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
