import { FlaskConicalOff } from 'lucide-react';
import type { Channel } from '#contract/channel.ts';
import { Badge } from '#web/ui/Badge.tsx';
import { isUnproven, lookOf } from './channel-looks.ts';

/** Whether it is told anything, and whether anybody has seen it work. */
export function StateBadge({ channel, live = false }: { channel: Channel; live?: boolean }) {
  const { word, icon, tone } = lookOf(channel);
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge tone={tone} icon={icon}>
        <span role={live ? 'status' : undefined}>{word}</span>
      </Badge>
      {isUnproven(channel) && (
        <Badge tone="warn" icon={FlaskConicalOff}>
          Its test failed
        </Badge>
      )}
    </span>
  );
}
