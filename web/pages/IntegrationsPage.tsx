import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { integrationsQuery } from '#web/api.ts';
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
        <Link to="/integrations/new" search={{}} className={buttonClass('primary')}>
          <Plus aria-hidden className="size-4" />
          Add New Integration
        </Link>
      }
    >
      <IntegrationList integrations={integrations} />
    </Page>
  );
}
