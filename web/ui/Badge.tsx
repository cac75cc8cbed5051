import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from './Notice.tsx';

const LOOK: Record<Tone | 'accent', string> = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  idle: 'bg-idle-soft text-idle',
  accent: 'bg-accent-soft text-accent-text',
};

type Props = { tone: Tone | 'accent'; icon?: LucideIcon; children: ReactNode };

/** A word about something, in the colour of what it means; where it tells a status, with an icon. */
export const Badge = ({ tone, icon: Icon, children }: Props) => (
  <span
    className={`inline-flex h-6 max-w-full items-center gap-1.5 rounded-full px-2.5 text-sm font-medium ${LOOK[tone]}`}
  >
    {Icon && <Icon aria-hidden className="size-3.5 shrink-0" />}
    <span className="truncate">{children}</span>
  </span>
);
