import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { notificationTypesQuery } from '#web/channels-api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import { KindPicker } from '#web/features/channels/KindPicker.tsx';
import { UpToChannels } from '#web/features/channels/UpToChannels.tsx';
import { Page } from '#web/ui/Page.tsx';
import { NewChannel } from './NewChannel.tsx';

const route = getRouteApi('/shell/settings/notifications/new');

export const NewChannelPage = () => (
  <Closed title="Add a channel" needs="notifications.manage">
    <Choose />
  </Closed>
);

function Choose() {
  const { kind } = route.useSearch();
  const { data: types } = useSuspenseQuery(notificationTypesQuery);
  const navigate = useNavigate();
  if (kind) return <NewChannel key={kind} kind={kind} types={types} />;
  return (
    <Page title="Add a channel" lead="Choose how people or programs are told." up={<UpToChannels />}>
      <KindPicker
        onPick={(picked) => void navigate({ to: '/settings/notifications/new', search: { kind: picked } })}
      />
    </Page>
  );
}
