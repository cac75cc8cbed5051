import type { Integration } from '#contract/integration.ts';
import { STATUS } from './StatusBadge.tsx';

export const StatusCounts = ({ integrations }: { integrations: readonly Integration[] }) => (
  <dl className="grid grid-cols-1 gap-px overflow-hidden rounded-lg border bg-line min-[400px]:grid-cols-2 lg:grid-cols-4">
    {Object.entries(STATUS).map(([status, { word, icon: Icon, look }]) => (
      <div key={status} className="flex items-center gap-2 bg-surface p-3 xl:gap-3 xl:p-4">
        <dt className="flex items-center gap-2 text-soft xl:gap-3">
          <span
            aria-hidden
            className={`grid size-7 shrink-0 place-items-center rounded-full xl:size-9 ${look}`}
          >
            <Icon className="size-4 xl:size-4.5" />
          </span>
          {word}
        </dt>
        <dd className="ml-auto text-xl font-semibold tabular-nums">
          {integrations.filter((integration) => integration.status === status).length}
        </dd>
      </div>
    ))}
  </dl>
);
