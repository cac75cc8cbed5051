import { useInfiniteQuery } from '@tanstack/react-query';
import { timelineQuery } from '#web/api.ts';
import { LogCard } from '#web/log-card.tsx';
import { TimelineRow } from './TimelineRow.tsx';

/** What happened to an integration. */
export const TimelineCard = ({ id }: { id: string }) => (
  <LogCard
    title="Timeline"
    log={useInfiniteQuery(timelineQuery(id))}
    entriesOf={({ entries }) => entries}
    failed="The timeline could not be read"
    empty="Nothing has happened yet."
  >
    {(entry) => <TimelineRow key={entry.id} entry={entry} />}
  </LogCard>
);
