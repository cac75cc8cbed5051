import type { ReactNode } from 'react';

type Props = { title: string; about: ReactNode; children: ReactNode };

export const SettingRow = ({ title, about, children }: Props) => (
  <div className="flex flex-wrap items-center justify-between gap-4 p-4 sm:px-5">
    <div className="min-w-0 flex-1 basis-56">
      <h2 className="font-medium">{title}</h2>
      <div className="text-sm text-faint">{about}</div>
    </div>
    {children}
  </div>
);
