import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Integration } from '#contract/integration.ts';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { Time } from '#web/ui/Time.tsx';
import { FirstIntegration } from './FirstIntegration.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { addressOf, editionOf } from '#web/words.ts';

const COLUMNS = ['Name', 'Status', 'Edition', 'Account', 'Last checked'];
const WIDE = 'lg:table-cell lg:px-4 lg:py-3 lg:align-top lg:first:pl-5 lg:last:pr-5';
const CELL = `block ${WIDE}`;
/** On a card the small facts stand in one line, with dots between those that are known. */
const FACT = `inline text-sm wrap-anywhere text-soft not-last:after:content-['_·_'] data-unknown:hidden lg:not-last:after:content-none data-unknown:lg:table-cell ${WIDE}`;

/** A table; where five columns have no room each row is a card. */
export function IntegrationList({ integrations }: { integrations: readonly Integration[] }) {
  if (integrations.length === 0) return <FirstIntegration />;
  return (
    <Frame>
      {integrations.map((integration) => (
        <Row key={integration.id} integration={integration} />
      ))}
    </Frame>
  );
}

function Row({ integration }: { integration: Integration }) {
  const { proof, checkedAt, trouble, status, failure } = integration;
  const note = failure?.title ?? trouble?.failure.title;
  return (
    <tr className="relative block px-4 py-3 hover:bg-sunken lg:table-row lg:p-0">
      <td className={`${CELL} min-w-0 lg:max-w-72 lg:min-w-44`}>
        <Link
          to="/integrations/$id"
          params={{ id: integration.id }}
          className="font-medium wrap-anywhere after:absolute after:inset-0"
        >
          {integration.name}
        </Link>
        <span className="block text-sm wrap-anywhere text-faint" title={integration.siteUrl ?? undefined}>
          {addressOf(integration)}
        </span>
      </td>
      <td className={`${CELL} my-2 lg:my-0`}>
        <StatusBadge status={status} />
        {note && <span className="mt-1 block text-sm wrap-anywhere text-soft lg:max-w-56">{note}</span>}
      </td>
      <Fact>{proof && editionOf(proof)}</Fact>
      <Fact>{proof?.accountName ?? integration.account}</Fact>
      <Fact>{checkedAt && <Time at={checkedAt} />}</Fact>
    </tr>
  );
}

const Fact = ({ children }: { children: ReactNode }) => (
  <td className={FACT} data-unknown={children ? undefined : ''}>
    {children || <span className="text-faint">Not known yet</span>}
  </td>
);

export const IntegrationsLoading = () => (
  <Frame>
    {[0, 1, 2].map((row) => (
      <tr key={row} className="block px-4 py-3 lg:table-row lg:p-0">
        {COLUMNS.map((column) => (
          <td key={column} className={CELL}>
            <Skeleton className="my-1 h-4 w-28" />
            {column === 'Name' && <Skeleton className="h-4 w-40" />}
          </td>
        ))}
      </tr>
    ))}
  </Frame>
);

const Frame = ({ children }: { children: ReactNode }) => (
  <div className="overflow-x-auto rounded-lg border bg-surface">
    <table className="block w-full border-collapse text-left lg:table">
      <thead className="sr-only border-b text-xs text-faint lg:not-sr-only lg:table-header-group">
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className="px-4 py-2.5 font-medium first:pl-5 last:pr-5">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y lg:table-row-group">{children}</tbody>
    </table>
  </div>
);
