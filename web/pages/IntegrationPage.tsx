import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Integration, IntegrationChange } from '#contract/integration.ts';
import {
  changeIntegration,
  connectorsQuery,
  integrationQuery,
  verificationsQuery,
  verifyIntegration,
} from '#web/api.ts';
import { usePermission } from '#web/features/access/use-permission.ts';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { ChangeDialog, type Change } from '#web/features/connecting/ChangeDialog.tsx';
import { replaceToken, stepOf } from '#web/features/connecting/step-of.ts';
import { DeleteDialog } from '#web/features/integrations/DeleteDialog.tsx';
import { Headline } from '#web/features/integrations/Headline.tsx';
import { Toolbar } from '#web/features/integrations/Toolbar.tsx';
import type { PageAction } from '#web/features/verifications/ActionButtons.tsx';
import { isOfNewValues } from '#web/features/verifications/climb.ts';
import { History } from '#web/features/verifications/History.tsx';
import { LiveLadder } from '#web/features/verifications/LiveLadder.tsx';
import { StripCard } from '#web/features/watching/StripCard.tsx';
import { TimelineCard } from '#web/features/watching/TimelineCard.tsx';
import { TimesLoading } from '#web/features/watching/TimesLoading.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Page } from '#web/ui/Page.tsx';
import { IntegrationAside } from './IntegrationAside.tsx';

/** Drawn by code of its own, which comes after the page. */
const TimesCard = lazy(() => import('#web/features/watching/TimesCard.tsx'));

const route = getRouteApi('/shell/readers/integrations/$id');

/** What the page offers, in the order of its buttons. */
const DEEDS = [
  'integrations.edit',
  'credentials.replace',
  'integrations.verify',
  'integrations.delete',
] as const;

export function IntegrationPage() {
  const { id } = route.useParams();
  const { data: integration } = useSuspenseQuery(integrationQuery(id));
  const { data: verifications } = useSuspenseQuery(verificationsQuery(id));
  const { data: connectors } = useSuspenseQuery(connectorsQuery);
  const [change, setChange] = useState<Change | null>(null);
  const [deleting, setDeleting] = useState(false);
  const client = useQueryClient();

  const refresh = () => client.invalidateQueries({ queryKey: ['integrations'] });
  const verifying = useMutation({ mutationFn: () => verifyIntegration(id), onSuccess: refresh });
  const changing = useMutation({
    mutationFn: (input: IntegrationChange) => changeIntegration(id, input),
    onSuccess: refresh,
  });
  const mayReplace = usePermission('credentials.replace');
  const busy = verifying.isPending || changing.isPending;
  const error = verifying.error ?? changing.error;
  const latest = integration.currentVerification ?? verifications[0];
  const connector = connectors.find(({ type }) => type === integration.type);
  if (!connector) throw new Error(`There is no connector for ${integration.type}.`);

  const editable = connector.fields.filter(({ secret }) => mayReplace || !secret).map(({ name }) => name);
  /** Where the step is about new values, an address is held against theirs. */
  const performOn =
    ({ siteUrl }: Pick<Integration, 'siteUrl'>) =>
    (action: PageAction) => {
      if (action.kind === 'verify_now') return verifying.mutate();
      const step = stepOf(action, { siteUrl });
      return 'change' in step ? changing.mutate(step.change) : setChange(step.dialog);
    };
  return (
    <Page
      key={id}
      title={integration.name}
      lead={<Headline integration={integration} />}
      actions={
        <Toolbar
          integration={integration}
          busy={busy}
          onVerify={verifying.mutate}
          onEdit={() => setChange({ title: 'Edit', fields: editable, also: 'watching' })}
          onReplaceToken={() => setChange(replaceToken(integration.siteUrl))}
          onPause={(paused) => changing.mutate({ paused })}
          onDelete={() => setDeleting(true)}
        />
      }
    >
      <WhoCan do={DEEDS} className="mb-6" />
      {error && (
        <div className="mb-4">
          <Notice alert tone="bad" title="That did not work">
            <p>{error.message}</p>
          </Notice>
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_25rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <LiveLadder
            verification={latest}
            ladder={connector.ladder}
            about={isOfNewValues(latest, integration.replacement) ? 'Of the new values' : undefined}
          />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <IntegrationAside
            integration={integration}
            latest={latest}
            busy={busy}
            performOn={performOn}
            change={changing.mutate}
          />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-6 lg:col-start-1">
          <StripCard id={id} />
          <Suspense fallback={<TimesLoading />}>
            <TimesCard id={id} ladder={connector.ladder} />
          </Suspense>
          <TimelineCard id={id} />
          <History verifications={verifications} ladder={connector.ladder} />
        </div>
      </div>
      {change && (
        <ChangeDialog
          integration={integration}
          connector={connector}
          change={change}
          onClose={() => setChange(null)}
        />
      )}
      {deleting && <DeleteDialog integration={integration} onClose={() => setDeleting(false)} />}
    </Page>
  );
}
