import type { Channel } from '#contract/channel.ts';
import { Time } from '#web/ui/Time.tsx';
import { WHY_OFF } from './channel-looks.ts';

type Note = { words: string; since?: { joined: string; at: string } };
type Props = { channel: Channel; live?: boolean };

/** Why it is not on, or what fails, and since when; nothing where all is well. */
export function StateNote({ channel, live = false }: Props) {
  const note = noteOf(channel);
  if (!note && !live) return null;
  // A screen reader tells of a status each time it changes, and the time does every few seconds.
  return (
    <>
      <span role={live ? 'status' : undefined}>{note?.words}</span>
      {note?.since && (
        <>
          {note.since.joined}
          <Time at={note.since.at} />
        </>
      )}
    </>
  );
}

function noteOf({ state, off, failingSince, last }: Channel): Note | null {
  if (off) return { words: WHY_OFF[off.why], since: { joined: ', ', at: off.at } };
  if (state === 'orphaned') return { words: 'All its integrations were deleted' };
  if (!failingSince) return null;
  const words = last?.problem?.title ?? 'Nothing arrives';
  return { words, since: { joined: ', first ', at: failingSince } };
}
