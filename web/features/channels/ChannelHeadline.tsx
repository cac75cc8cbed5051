import type { Channel } from '#contract/channel.ts';
import { placeInShort } from './channel-looks.ts';
import { KIND } from './kinds.ts';
import { StateBadge } from './StateBadge.tsx';
import { StateNote } from './StateNote.tsx';

/** Its state and the one sentence behind it. */
export function ChannelHeadline({ channel }: { channel: Channel }) {
  const { icon: Icon, word } = KIND[channel.kind];
  return (
    <div className="grid gap-2.5">
      <p className="flex min-w-0 items-center gap-1.5 text-sm text-faint" title={channel.place ?? undefined}>
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="min-w-0 wrap-anywhere">
          {word} · {placeInShort(channel)}
        </span>
      </p>
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1.5">
        <StateBadge channel={channel} live />
        <p className="min-w-0 text-sm">
          <StateNote channel={channel} live />
        </p>
      </div>
    </div>
  );
}
