import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { channelQuery, notificationTypesQuery, testChannel } from '#web/channels-api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import { ChangeDialog, type Section } from '#web/features/channels/ChangeDialog.tsx';
import { ChannelHeadline } from '#web/features/channels/ChannelHeadline.tsx';
import { ChannelToolbar } from '#web/features/channels/ChannelToolbar.tsx';
import { DeleteChannelDialog } from '#web/features/channels/DeleteChannelDialog.tsx';
import { DeliveriesCard } from '#web/features/channels/DeliveriesCard.tsx';
import { FactsCard } from '#web/features/channels/FactsCard.tsx';
import { OrphanedCard } from '#web/features/channels/OrphanedCard.tsx';
import { SecretsCard } from '#web/features/channels/SecretsCard.tsx';
import { TestCard } from '#web/features/channels/TestCard.tsx';
import { TroubleCard } from '#web/features/channels/TroubleCard.tsx';
import { UpToChannels } from '#web/features/channels/UpToChannels.tsx';
import { useChange } from '#web/features/channels/use-change.ts';
import { Refused } from '#web/refused.tsx';
import { Page } from '#web/ui/Page.tsx';

const route = getRouteApi('/shell/settings/notifications/$id');

export const ChannelPage = () => (
  <Closed title="Notifications" needs="notifications.manage">
    <Channel />
  </Closed>
);

function Channel() {
  const { id } = route.useParams();
  const { data: channel } = useSuspenseQuery(channelQuery(id));
  const { data: types } = useSuspenseQuery(notificationTypesQuery);
  const [section, setSection] = useState<Section | null>(null);
  const [deleting, setDeleting] = useState(false);
  const aside = useRef<HTMLDivElement>(null);
  const client = useQueryClient();
  const switching = useChange(id);
  const testing = useMutation({
    mutationFn: () => testChannel(id),
    onMutate: () => aside.current?.scrollIntoView({ block: 'nearest' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['channels'] }),
  });
  const isOff = channel.state === 'off';
  const switchOn = (on: boolean) => switching.mutate({ on });
  return (
    <Page
      key={id}
      title={channel.name}
      up={<UpToChannels />}
      lead={<ChannelHeadline channel={channel} />}
      actions={
        <ChannelToolbar
          isOff={isOff}
          switching={switching.isPending}
          testing={testing.isPending}
          onDelete={() => setDeleting(true)}
          onSwitch={switchOn}
          onTest={testing.mutate}
        />
      }
    >
      {switching.error && (
        <div className="mb-6">
          <Refused error={switching.error} title="That did not work" />
        </div>
      )}
      <TroubleCard
        channel={channel}
        switching={switching.isPending}
        onSwitchOn={() => switchOn(true)}
        onEdit={() => setSection('place')}
      />
      {channel.state === 'orphaned' && <OrphanedCard onChoose={() => setSection('choice')} />}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="grid min-w-0 grid-cols-1 gap-6 lg:col-start-2 lg:row-start-1">
          <div ref={aside} className="scroll-mt-20">
            <TestCard channel={channel} testing={testing.isPending} error={testing.error} />
          </div>
          <FactsCard channel={channel} types={types} onChange={setSection} />
          {channel.kind === 'webhook' && <SecretsCard channel={channel} />}
        </div>
        <div className="min-w-0 lg:col-start-1 lg:row-start-1">
          <DeliveriesCard id={id} isOff={isOff} />
        </div>
      </div>
      {section && (
        <ChangeDialog channel={channel} types={types} section={section} onClose={() => setSection(null)} />
      )}
      {deleting && <DeleteChannelDialog channel={channel} onClose={() => setDeleting(false)} />}
    </Page>
  );
}
