import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'idle';

const TONES: Record<Tone, { icon: LucideIcon; ground: string; ink: string }> = {
  good: { icon: CircleCheck, ground: 'bg-good-soft', ink: 'text-good' },
  warn: { icon: TriangleAlert, ground: 'bg-warn-soft', ink: 'text-warn' },
  bad: { icon: CircleAlert, ground: 'bg-bad-soft', ink: 'text-bad' },
  idle: { icon: Info, ground: 'bg-idle-soft', ink: 'text-idle' },
};

type Props = { tone: Tone; title: ReactNode; children?: ReactNode; alert?: boolean };

export function Notice({ tone, title, children, alert = false }: Props) {
  const { icon: Icon, ground, ink } = TONES[tone];
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={`flex gap-2.5 rounded-md px-3 py-2.5 text-sm ${ground}`}
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className={`font-medium ${ink}`}>{title}</p>
        {children}
      </div>
    </div>
  );
}
