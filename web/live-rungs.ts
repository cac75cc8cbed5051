import { useQuery } from '@tanstack/react-query';
import type { LiveEvent } from '#contract/event.ts';

export type LiveRung = Extract<LiveEvent, { type: 'verification_progressed' }>['rungs'][number];

export const liveRungsKey = (verificationId: string) => ['live-rungs', verificationId];

/** What the stream of events has told so far about a verification that is under way. */
export function useLiveRungs(verificationId: string | undefined): readonly LiveRung[] {
  const { data } = useQuery<readonly LiveRung[]>({
    queryKey: liveRungsKey(verificationId ?? ''),
    queryFn: () => [],
    enabled: false,
    initialData: [],
  });
  return data;
}
