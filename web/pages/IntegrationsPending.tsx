import { IntegrationsLoading } from '#web/features/integrations/IntegrationTable.tsx';
import { Page } from '#web/ui/Page.tsx';

export const INTEGRATIONS = {
  title: 'Integrations',
  lead: 'The sites that OwlHub is connected to, and whether each connection works.',
};

/** The page before anything of it is there, in the places where it comes. */
export const IntegrationsPending = () => (
  <Page {...INTEGRATIONS} actions={<span className="h-9" />}>
    <div className="mb-3 h-20 sm:h-9" />
    <IntegrationsLoading />
  </Page>
);
