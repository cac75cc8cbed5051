import { useSuspenseQuery } from '@tanstack/react-query';
import { integrationsQuery } from '#web/api.ts';
import { FirstIntegration } from '#web/features/integrations/FirstIntegration.tsx';
import { NeedsSomeone } from '#web/features/integrations/NeedsSomeone.tsx';
import { StatusCounts } from '#web/features/integrations/StatusCounts.tsx';
import { Page } from '#web/ui/Page.tsx';

export function OverviewPage() {
  const { data: integrations } = useSuspenseQuery(integrationsQuery);
  return (
    <Page title="Overview" lead="What works, and what needs someone now.">
      {integrations.length === 0 ? (
        <FirstIntegration />
      ) : (
        <div className="grid gap-6">
          <StatusCounts integrations={integrations} />
          <NeedsSomeone integrations={integrations} />
        </div>
      )}
    </Page>
  );
}
