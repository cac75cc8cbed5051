import type { ReactNode } from 'react';

type Props = { title: ReactNode; about: ReactNode; children?: ReactNode };

/** One thing of a person’s own, with what can be done about it at the right. */
export const Line = ({ title, about, children }: Props) => (
  <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5 px-4 py-3.5 sm:px-5">
    <div className="min-w-0 flex-1 basis-56">
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium wrap-anywhere">{title}</h3>
      <p className="text-sm text-soft">{about}</p>
    </div>
    {children && <div className="flex flex-wrap gap-2">{children}</div>}
  </li>
);
