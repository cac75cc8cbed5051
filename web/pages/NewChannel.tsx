import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ChannelMade } from '#contract/channel.ts';
import { channelQuery, channelsQuery, createChannel, testTyped } from '#web/channels-api.ts';
import { ChannelForm } from '#web/features/channels/ChannelForm.tsx';
import { ChannelGuide } from '#web/features/channels/ChannelGuide.tsx';
import type { NotificationType } from '#web/features/channels/choice.ts';
import { KIND, type Kind } from '#web/features/channels/kinds.ts';
import { SecretMade } from '#web/features/channels/SecretMade.tsx';
import { TestVerdict } from '#web/features/channels/TestVerdict.tsx';
import { UpToChannels } from '#web/features/channels/UpToChannels.tsx';
import { useNewChannel } from '#web/features/channels/use-new-channel.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Tabs } from '#web/ui/Tabs.tsx';

type Props = { kind: Kind; types: readonly NotificationType[] };

export function NewChannel({ kind, types }: Props) {
  const form = useNewChannel(kind, types);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [tab, setTab] = useState('guide');
  const aside = useRef<HTMLElement>(null);

  const open = ({ channel: { id } }: ChannelMade) =>
    void navigate({ to: '/settings/notifications/$id', params: { id } });
  const saving = useMutation({
    mutationFn: async (how: { insist: boolean }) => {
      const wanted = form.channel();
      const made = await createChannel({ ...wanted, ...how });
      // What was sent tells whose secret it is: the field may hold blanks, or be typed into meanwhile.
      return { ...made, toShow: wanted.secret === undefined ? made.signingSecret : null };
    },
    onMutate: () => testing.reset(),
    onSuccess: async (made) => {
      client.setQueryData(channelQuery(made.channel.id).queryKey, made.channel);
      await client.invalidateQueries({ queryKey: channelsQuery.queryKey });
      if (made.toShow === null) open(made);
    },
  });
  const testing = useMutation({
    mutationFn: () => testTyped(form.test()),
    onMutate: () => {
      saving.reset();
      setTab('test');
      aside.current?.scrollIntoView({ block: 'nearest' });
    },
    onError: () => setTab('guide'),
  });
  const made = saving.data;
  return (
    <Page
      title={`Add a channel: ${KIND[kind].word}`}
      heading="Add a channel"
      lead={KIND[kind].word}
      up={<UpToChannels />}
    >
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <ChannelForm
          kind={kind}
          types={types}
          form={form}
          saving={saving.isPending}
          testing={testing.isPending}
          error={saving.error ?? testing.error}
          onSave={saving.mutate}
          onTest={testing.mutate}
        />
        <aside
          ref={aside}
          aria-label="Help"
          className="scroll-mt-20 rounded-lg border bg-surface lg:sticky lg:top-8"
        >
          <Tabs
            label="Help"
            current={tab}
            onChange={setTab}
            tabs={[
              { id: 'guide', label: 'Guide', content: <ChannelGuide kind={kind} /> },
              {
                id: 'test',
                label: 'Test result',
                content: <TestVerdict kind={kind} result={testing.data} testing={testing.isPending} />,
              },
            ]}
          />
        </aside>
      </div>
      {made?.toShow && (
        <Dialog title={`The signing secret of ${made.channel.name}`} onClose={() => open(made)}>
          <SecretMade secret={made.toShow} onClose={() => open(made)} />
        </Dialog>
      )}
    </Page>
  );
}
