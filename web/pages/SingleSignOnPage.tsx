import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { providerQuery, providerTestQuery, rolesQuery, settingsQuery, testProvider } from '#web/admin-api.ts';
import { Closed } from '#web/features/access/Closed.tsx';
import { usePermission } from '#web/features/access/use-permission.ts';
import { SettingsTabs } from '#web/features/settings/SettingsTabs.tsx';
import { OnlyCard } from '#web/features/single-sign-on/OnlyCard.tsx';
import { ProviderForm } from '#web/features/single-sign-on/ProviderForm.tsx';
import { RemoveCard } from '#web/features/single-sign-on/RemoveCard.tsx';
import { TestCard } from '#web/features/single-sign-on/TestCard.tsx';
import { Page } from '#web/ui/Page.tsx';

const route = getRouteApi('/shell/settings/sign-in');

export const SingleSignOnPage = () => (
  <Closed title="Single sign-on" needs="settings.manage">
    <SingleSignOn />
  </Closed>
);

function SingleSignOn() {
  const { test: id } = route.useSearch();
  const { data: state } = useSuspenseQuery(providerQuery);
  const { data: settings } = useSuspenseQuery(settingsQuery);
  const seesRoles = [usePermission('people.read'), usePermission('roles.manage')].some(Boolean);
  const { data: roles } = useQuery({ ...rolesQuery, enabled: seesRoles });
  const [unsaved, setUnsaved] = useState(false);
  const [removals, setRemovals] = useState(0);
  const aside = useRef<HTMLDivElement>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  const test = useQuery({ ...providerTestQuery(id ?? ''), enabled: id !== undefined });
  const show = (made?: string) =>
    navigate({ to: '/settings/sign-in', search: made ? { test: made } : {}, replace: true });
  const testing = useMutation({
    mutationFn: testProvider,
    onMutate: () => aside.current?.scrollIntoView({ block: 'nearest' }),
    onSuccess: async (made) => {
      client.setQueryData(providerTestQuery(made.id).queryKey, made);
      await show(made.id);
    },
  });
  const { provider } = state;
  const waitsFor = !provider
    ? 'Save the provider first. The test uses what is saved, and works before the sign-in page offers it.'
    : unsaved
      ? 'There are changes that are not saved. The test uses what is saved.'
      : null;
  return (
    <Page title="Single sign-on" heading="Settings">
      <SettingsTabs />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <ProviderForm key={removals} state={state} roles={roles} onChanged={setUnsaved} />
        <div ref={aside} className="grid min-w-0 scroll-mt-20 grid-cols-1 gap-6 lg:sticky lg:top-8">
          <TestCard
            test={id === undefined ? undefined : test.data}
            waitsFor={waitsFor}
            busy={testing.isPending || test.isLoading}
            error={testing.error ?? test.error}
            onTest={testing.mutate}
          />
        </div>
        {provider && (
          <div className="grid min-w-0 grid-cols-1 gap-6">
            <OnlyCard settings={settings} enabled={provider.enabled} />
            <RemoveCard
              name={provider.name}
              only={settings.passwordSignIn === 'break_glass'}
              onRemoved={() => {
                setRemovals((count) => count + 1);
                void show();
              }}
            />
          </div>
        )}
      </div>
    </Page>
  );
}
