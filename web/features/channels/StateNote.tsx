import type { Channel } from '#contract/channel.ts';
import { Time } from '#web/ui/Time.tsx';
import { WHY_OFF } from './standing.ts';

/** Why it is not on, or what fails, and since when; nothing where all is well. */
export function StateNote({ channel: { state, off, failingSince, last } }: { channel: Channel }) {
  if (off)
    return (
      <>
        {WHY_OFF[off.why]}, <Time at={off.at} />
      </>
    );
  if (state === 'orphaned') return 'All its integrations were deleted';
  if (!failingSince) return null;
  return (
    <>
      {last?.problem?.title ?? 'Nothing arrives'}, first <Time at={failingSince} />
    </>
  );
}
