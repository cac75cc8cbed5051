import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Connector } from '#contract/connector.ts';
import { CHECK_EVERY } from '#integrations/schedule.ts';
import { createIntegration, integrationQuery, LISTS, sessionQuery, testConnection } from '#web/api.ts';
import { AddForm } from '#web/features/connecting/AddForm.tsx';
import { watchingOf } from '#web/features/connecting/change-of.ts';
import { useConnectionForm } from '#web/features/connecting/use-connection-form.ts';
import { GUIDE } from '#web/features/guides/index.ts';
import { TestVerdict } from '#web/features/verifications/TestVerdict.tsx';
import type { PageAction } from '#web/features/verifications/ActionButtons.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Tabs } from '#web/ui/Tabs.tsx';

export function NewIntegration({ connector }: { connector: Connector }) {
  const { type, title, fields, ladder } = connector;
  const { data: session } = useSuspenseQuery(sessionQuery);
  const form = useConnectionForm(fields, session.person.email, {
    checkEveryMinutes: String(CHECK_EVERY.byDefault),
  });
  const client = useQueryClient();
  const navigate = useNavigate();
  const [tab, setTab] = useState('guide');
  const aside = useRef<HTMLElement>(null);

  const connection = () => ({
    type,
    siteUrl: form.value('siteUrl'),
    accessToken: form.value('accessToken'),
    account: form.value('account').trim() || null,
    ca: form.value('ca').trim() || null,
    organizationId: form.value('organizationId').trim() || null,
    organizationKey: form.value('organizationKey').trim() || null,
  });
  const creating = useMutation({
    mutationFn: () => createIntegration({ ...connection(), name: form.value('name'), ...watchingOf(form) }),
    onError: (error) => form.show(error),
    onSuccess: async (created) => {
      // Old at once: its verification may have ended before this answer came.
      client.setQueryData(integrationQuery(created.id).queryKey, created, { updatedAt: 1 });
      void client.invalidateQueries({ queryKey: LISTS });
      await navigate({ to: '/integrations/$id', params: { id: created.id } });
    },
  });
  const testing = useMutation({
    mutationFn: () => testConnection(connection()),
    onMutate: () => {
      setTab('test');
      aside.current?.scrollIntoView({ block: 'nearest' });
    },
    onError: (error) => {
      setTab('guide');
      form.show(error);
    },
  });
  const perform = (action: PageAction) => {
    switch (action.kind) {
      case 'edit_address':
        if (action.value) form.set('siteUrl', action.value);
        return form.focus('siteUrl');
      case 'edit_account':
        if (action.value !== null) form.set('account', action.value);
        return form.focus('account');
      case 'replace_token':
        form.set('accessToken', '');
        return form.focus('accessToken');
      case 'add_certificate':
        return form.focus('ca');
      case 'verify_now':
        return testing.mutate();
    }
  };
  const Guide = GUIDE[type];
  return (
    <Page title={`Add New Integration: ${title}`} heading="Add New Integration" lead={title}>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <AddForm
          form={form}
          creating={creating.isPending}
          testing={testing.isPending}
          error={creating.error ?? testing.error}
          onCreate={creating.mutate}
          onTest={testing.mutate}
        />
        <aside ref={aside} aria-label="Help" className="scroll-mt-20 rounded-lg border bg-surface">
          <Tabs
            label="Help"
            current={tab}
            onChange={setTab}
            tabs={[
              { id: 'guide', label: 'Guide', content: <Guide /> },
              {
                id: 'test',
                label: 'Test result',
                content: (
                  <TestVerdict
                    result={testing.data}
                    testing={testing.isPending}
                    ladder={ladder}
                    perform={perform}
                  />
                ),
              },
            ]}
          />
        </aside>
      </div>
    </Page>
  );
}
