import { useQuery, useQueryClient } from '@tanstack/react-query';
import { integrationsQuery } from '#web/api.ts';
import { Failed } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Pager } from '#web/ui/Pager.tsx';
import { FirstIntegration } from './FirstIntegration.tsx';
import { IntegrationsLoading, IntegrationTable } from './IntegrationTable.tsx';
import { hasNone, type IntegrationsSearch } from './integrations-search.ts';

type Props = {
  asked: IntegrationsSearch;
  size: number;
  onOffset: (offset: number | undefined) => void;
  onAll: () => void;
  /** Without what only few look for. */
  isCompact?: boolean;
};

/** One page of the integrations, whatever was asked for, with every face that a list has. */
export function IntegrationList({ asked, size, onOffset, onAll, isCompact = false }: Props) {
  const client = useQueryClient();
  const { data, error, refetch, isPlaceholderData } = useQuery(integrationsQuery({ ...asked, limit: size }));
  if (!data)
    return error ? (
      <Failed title="The integrations could not be read" error={error} onAgain={() => void refetch()} />
    ) : (
      <IntegrationsLoading isCompact={isCompact} />
    );
  const { integrations, total, counts } = data;
  if (hasNone(counts)) return <FirstIntegration />;
  return (
    <div
      aria-busy={isPlaceholderData}
      className="transition-opacity delay-75 duration-100 aria-busy:opacity-60"
    >
      {integrations.length > 0 ? (
        <IntegrationTable integrations={integrations} isCompact={isCompact} />
      ) : (
        <NothingFits onAll={onAll} />
      )}
      <Pager
        offset={asked.offset ?? 0}
        size={size}
        total={total}
        onOffset={(offset) => onOffset(offset || undefined)}
        onAlmost={(offset) => void client.prefetchQuery(integrationsQuery({ ...asked, offset, limit: size }))}
      />
      <p role="status" className="sr-only">
        {asked.search !== undefined && `${total} found`}
      </p>
    </div>
  );
}

const NothingFits = ({ onAll }: { onAll: () => void }) => (
  <div className="grid justify-items-center gap-3 rounded-lg border border-dashed border-line-strong bg-surface px-4 py-10 text-center text-soft">
    <p>No integration fits this search.</p>
    <Button onClick={onAll}>Show all</Button>
  </div>
);
