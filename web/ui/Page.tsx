import { type ReactNode, useEffect, useRef } from 'react';

type Props = {
  title: string;
  heading?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** One page: its title (also the tab’s), one line about it, its actions at the top right, and the rest. */
export function Page({ title, heading = title, lead, actions, children }: Props) {
  const ref = useRef<HTMLHeadingElement>(null);
  // Follows the browser’s focus: when what was pressed is gone with the page before, reading starts at the heading.
  useEffect(() => {
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <title>{`${title} · OwlHub`}</title>
      <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-64">
          <h1
            ref={ref}
            tabIndex={-1}
            className="text-xl font-semibold tracking-tight wrap-anywhere outline-none"
          >
            {heading}
          </h1>
          {lead && <div className="mt-1 text-soft">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </>
  );
}
