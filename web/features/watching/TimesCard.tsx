import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connector } from '#contract/connector.ts';
import { historyQuery } from '#web/api.ts';
import { Failed } from '#web/refused.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Segments } from '#web/ui/Segments.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { columnsOf, type Range } from './times.ts';
import { TimesChart } from './TimesChart.tsx';
import { TimesTable } from './TimesTable.tsx';

const RANGES = [
  { value: 'recent', label: 'Last checks' },
  { value: 'days', label: '90 days' },
] as const;

type Props = { id: string; ladder: Connector['ladder'] };

/** How long each rung takes: of the newest checks one by one, and of the last 90 days in the mean. */
export default function TimesCard({ id, ladder }: Props) {
  const { data, error, refetch } = useQuery(historyQuery(id));
  const [range, setRange] = useState<Range>('recent');
  const columns = data ? columnsOf(data, range) : [];
  const rungs = ladder.map((rung) => rung.id);
  return (
    <Card
      title="Response time"
      aside={<Segments legend="Response time of" options={RANGES} value={range} onChange={setRange} />}
    >
      <div className="grid min-h-84 grid-cols-1 content-start gap-4 px-4 py-4 sm:min-h-76 sm:px-5">
        {data ? (
          <>
            <TimesChart key={range} columns={columns} range={range} ladder={rungs} />
            <TimesTable columns={columns} range={range} ladder={ladder} />
          </>
        ) : error ? (
          <Failed title="The response times could not be read" error={error} onAgain={() => void refetch()} />
        ) : (
          <Skeleton className="h-40 w-full" />
        )}
      </div>
    </Card>
  );
}
