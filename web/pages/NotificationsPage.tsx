import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { channelsQuery } from '#web/channels-api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import { ChannelsLoading, ChannelTable } from '#web/features/channels/ChannelTable.tsx';
import { FirstChannel } from '#web/features/channels/FirstChannel.tsx';
import { SettingsTabs } from '#web/features/settings/SettingsTabs.tsx';
import { Failed } from '#web/refused.tsx';
import { buttonClass } from '#web/ui/Button.tsx';
import { Page } from '#web/ui/Page.tsx';

export const NotificationsPage = () => (
  <Closed title="Notifications" needs="notifications.manage">
    <Page
      title="Notifications"
      heading="Settings"
      actions={
        <Link to="/settings/notifications/new" search={{}} className={buttonClass('primary')}>
          <Plus aria-hidden className="size-4" />
          Add a channel
        </Link>
      }
    >
      <SettingsTabs />
      <Channels />
    </Page>
  </Closed>
);

function Channels() {
  const { data: channels, error, refetch } = useQuery(channelsQuery);
  if (!channels)
    return error ? (
      <Failed title="The channels could not be read" error={error} onAgain={() => void refetch()} />
    ) : (
      <ChannelsLoading />
    );
  if (channels.length === 0) return <FirstChannel />;
  return (
    <>
      <ChannelTable channels={channels} />
      <p className="pt-3 text-sm text-faint">
        The owners of an integration are told by mail besides, where a mail server is set.
      </p>
    </>
  );
}
