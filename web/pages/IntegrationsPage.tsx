import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { integrationsQuery } from '#web/api.ts';
import { May } from '#web/features/access/May.tsx';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { IntegrationFilters } from '#web/features/integrations/IntegrationFilters.tsx';
import { IntegrationList } from '#web/features/integrations/IntegrationList.tsx';
import {
  hasNone,
  type IntegrationsSearch,
  PAGE_SIZE,
} from '#web/features/integrations/integrations-search.ts';
import { buttonClass } from '#web/ui/Button.tsx';
import { Page } from '#web/ui/Page.tsx';
import { INTEGRATIONS } from './IntegrationsPending.tsx';

const route = getRouteApi('/shell/readers/integrations');
export function IntegrationsPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data } = useQuery(integrationsQuery({ ...search, limit: PAGE_SIZE }));
  const isEmpty = data && hasNone(data.counts);
  const show = (change: IntegrationsSearch) =>
    void navigate({ to: '/integrations', search: { ...search, offset: undefined, ...change } });
  return (
    <Page
      {...INTEGRATIONS}
      actions={
        <May do="integrations.add">
          <Link to="/integrations/new" search={{}} className={buttonClass('primary')}>
            <Plus aria-hidden className="size-4" />
            Add New Integration
          </Link>
        </May>
      }
    >
      {!isEmpty && (
        <>
          <WhoCan do="integrations.add" className="mb-4" />
          <div className="mb-3">
            <IntegrationFilters search={search} counts={data?.counts} onChange={show} />
          </div>
        </>
      )}
      <IntegrationList
        asked={search}
        size={PAGE_SIZE}
        onOffset={(offset) => show({ offset })}
        onAll={() => void navigate({ to: '/integrations', search: {} })}
      />
    </Page>
  );
}
