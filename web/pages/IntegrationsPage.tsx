import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { integrationsQuery } from '#web/api.ts';
import { May } from '#web/features/access/May.tsx';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { IntegrationList } from '#web/features/integrations/IntegrationList.tsx';
import { buttonClass } from '#web/ui/Button.tsx';
import { Page } from '#web/ui/Page.tsx';

export function IntegrationsPage() {
  const { data: integrations } = useSuspenseQuery(integrationsQuery);
  return (
    <Page
      title="Integrations"
      lead="The sites that OwlHub is connected to, and whether each connection works."
      actions={
        <May do="integrations.add">
          <Link to="/integrations/new" search={{}} className={buttonClass('primary')}>
            <Plus aria-hidden className="size-4" />
            Add New Integration
          </Link>
        </May>
      }
    >
      {integrations.length > 0 && <WhoCan do="integrations.add" className="mb-4" />}
      <IntegrationList integrations={integrations} />
    </Page>
  );
}
