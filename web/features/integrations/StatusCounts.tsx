import type { Integration } from '#contract/integration.ts';
import { STATUS } from './StatusBadge.tsx';

export const StatusCounts = ({ integrations }: { integrations: readonly Integration[] }) => (
  <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-4">
    {Object.entries(STATUS).map(([status, { word, icon: Icon, look }]) => (
      <div key={status} className="flex items-center gap-3 bg-surface p-4">
        <dt className="flex items-center gap-3 text-soft">
          <span aria-hidden className={`grid size-9 shrink-0 place-items-center rounded-full ${look}`}>
            <Icon className="size-4.5" />
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
