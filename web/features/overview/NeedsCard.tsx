import { Link } from '@tanstack/react-router';
import { ChevronRight, CircleCheck } from 'lucide-react';
import type { Overview } from '#contract/overview.ts';
import type { IntegrationsAsked } from '#web/api.ts';
import { Card } from '#web/ui/Card.tsx';
import { NeedRow } from './NeedRow.tsx';

/** More of them are read in the list, which has room for all. */
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

/** Some of what needs somebody, the gravest first, and the way to the rest. */
export function NeedsCard({ title, needs: { needs, total }, calm, sort }: Props) {
  const shown = needs.slice(0, SHOWN);
  const more = total - shown.length;
  return (
    <Card
      title={title}
      aside={total > 0 && <span className="text-sm text-faint tabular-nums">{number.format(total)}</span>}
    >
      {shown.length === 0 ? (
        <p className="flex items-center gap-2.5 px-4 py-6 text-soft sm:px-5">
          <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
          {calm}
        </p>
      ) : (
        <ul className="divide-y">
          {shown.map((need) => (
            <NeedRow key={`${need.integrationId ?? need.channelId} ${need.kind}`} need={need} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Link
          to="/integrations"
          search={{ sort }}
          className="flex items-center justify-between gap-3 border-t px-4 py-3 text-sm font-medium text-accent-text hover:bg-sunken sm:px-5"
        >
          and {number.format(more)} more
          <ChevronRight aria-hidden className="size-4 shrink-0" />
        </Link>
      )}
    </Card>
  );
}
