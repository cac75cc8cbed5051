import type { ReactNode } from 'react';

type Props = { title: string; about: ReactNode; children?: ReactNode };

/** One fact, with what can be done about it at the right. */
export const Line = ({ title, about, children }: Props) => (
  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
    <div className="min-w-0 flex-1 basis-52">
      <h3 className="font-medium wrap-anywhere">{title}</h3>
      <div className="text-sm wrap-anywhere text-soft">{about}</div>
    </div>
    {children}
  </div>
);
