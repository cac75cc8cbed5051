import { type ReactNode, useEffect, useRef } from 'react';

type Props = {
  title: string;
  heading?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** The way back to the list that it belongs to. */
  up?: ReactNode;
  children: ReactNode;
};

/** One page: its title (also the tab’s), one line about it, its actions at the top right, and the rest. */
export function Page({ title, heading = title, lead, actions, up, children }: Props) {
  const ref = useRef<HTMLHeadingElement>(null);
  // Follows the browser’s focus: when what was pressed is gone with the page before, reading starts at the heading.
  useEffect(() => {
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <title>{`${title} · OwlHub`}</title>
      {up && <p className="mb-1.5">{up}</p>}
      <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3 sm:gap-y-1">
        <h1
          ref={ref}
          tabIndex={-1}
          className="min-w-0 flex-1 basis-60 pt-1 text-xl font-semibold tracking-tight wrap-anywhere outline-none"
        >
          {heading}
        </h1>
        {actions && (
          <div className="order-last flex flex-wrap items-center gap-2 sm:order-none">{actions}</div>
        )}
        {lead && <div className="min-w-0 basis-full text-soft">{lead}</div>}
      </div>
      {children}
    </>
  );
}
