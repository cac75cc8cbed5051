import { Link } from '@tanstack/react-router';
import { ChevronRight, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { Overview } from '#contract/overview.ts';
import type { IntegrationsAsked } from '#web/api.ts';
import { Card } from '#web/ui/Card.tsx';
import { ShowMore } from '#web/ui/ShowMore.tsx';
import { NeedRow } from './NeedRow.tsx';

const SHOWN = 5;
const number = new Intl.NumberFormat();

type Props = {
  title: string;
  needs: Overview['today'];
  /** Said where there are none. */
  calm: string;
  /** How the list shows these first. */
  sort: NonNullable<IntegrationsAsked['sort']>;
};

/**
 * What needs somebody, the gravest first. More opens here, because it may be about integrations and about channels; of
 * a great many the list of integrations has the rest.
 */
export function NeedsCard({ title, needs: { needs, total }, calm, sort }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? needs : needs.slice(0, SHOWN);
  const unlisted = total - needs.length;
  return (
    <Card
      title={title}
      aside={total > 0 && <span className="text-sm text-faint tabular-nums">{number.format(total)}</span>}
    >
      {total === 0 ? (
        <p className="flex items-center gap-2.5 px-4 py-6 text-soft sm:px-5">
          <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
          {calm}
        </p>
      ) : (
        <div className="divide-y">
          {shown.length > 0 && (
            <ul className="divide-y">
              {shown.map((need) => (
                <NeedRow key={`${need.integrationId ?? need.channelId} ${need.kind}`} need={need} />
              ))}
            </ul>
          )}
          {needs.length > SHOWN && (
            <ShowMore
              showsAll={showsAll}
              onChange={setShowsAll}
              more={`Show ${number.format(needs.length - SHOWN)} more`}
            />
          )}
          {unlisted > 0 && (
            <Link
              to="/integrations"
              search={{ sort }}
              className="flex items-center justify-between gap-3 px-4 py-3 text-sm font-medium text-accent-text hover:bg-sunken sm:px-5"
            >
              {number.format(unlisted)} more in the whole list
              <ChevronRight aria-hidden className="size-4 shrink-0" />
            </Link>
          )}
        </div>
      )}
    </Card>
  );
}
