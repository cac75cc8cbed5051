import { Link } from '@tanstack/react-router';
import type { IntegrationList } from '#contract/integration.ts';
import { STATUS, type Status } from './StatusBadge.tsx';

const ORDER: readonly Status[] = ['pending', 'connected', 'failed', 'paused'];
const number = new Intl.NumberFormat();

/** How many there are of each; every count leads to those it counts. */
export const StatusCounts = ({ counts }: { counts: IntegrationList['counts'] }) => (
  <ul
    aria-label="Integrations by status"
    className="grid grid-cols-1 gap-px overflow-hidden rounded-lg border bg-line min-[400px]:grid-cols-2 lg:grid-cols-4"
  >
    {ORDER.map((status) => {
      const { word, icon: Icon, look } = STATUS[status];
      return (
        <li key={status} className="bg-surface">
          <Link
            to="/integrations"
            search={{ status }}
            className="flex items-center gap-2 p-3 text-soft -outline-offset-2! hover:bg-sunken xl:gap-3 xl:p-4"
          >
            <span
              aria-hidden
              className={`grid size-7 shrink-0 place-items-center rounded-full xl:size-9 ${look}`}
            >
              <Icon className="size-4 xl:size-4.5" />
            </span>
            {word}
            <span className="ml-auto text-xl font-semibold text-text tabular-nums">
              {number.format(counts[status])}
            </span>
          </Link>
        </li>
      );
    })}
  </ul>
);
