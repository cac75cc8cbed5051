import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { connectorsQuery } from '#web/api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import { ConnectorPicker } from '#web/features/connecting/ConnectorPicker.tsx';
import { Page } from '#web/ui/Page.tsx';
import { NewIntegration } from './NewIntegration.tsx';

const route = getRouteApi('/shell/readers/integrations/new');

export const NewIntegrationPage = () => (
  <Closed title="Add New Integration" needs="integrations.add">
    <Choose />
  </Closed>
);

function Choose() {
  const { type } = route.useSearch();
  const { data: connectors } = useSuspenseQuery(connectorsQuery);
  const navigate = useNavigate();
  const connector = connectors.find((each) => each.type === type);
  if (connector) return <NewIntegration connector={connector} />;
  return (
    <Page title="Add New Integration" lead="Choose what to connect.">
      <ConnectorPicker
        connectors={connectors}
        onPick={(picked) => void navigate({ to: '/integrations/new', search: { type: picked } })}
      />
    </Page>
  );
}
