import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { IntegrationChange } from '#contract/integration.ts';
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
import { stepOf } from '#web/features/connecting/step-of.ts';
import { DeleteDialog } from '#web/features/integrations/DeleteDialog.tsx';
import { Headline } from '#web/features/integrations/Headline.tsx';
import { ReplacementCard } from '#web/features/integrations/ReplacementCard.tsx';
import { Toolbar } from '#web/features/integrations/Toolbar.tsx';
import type { PageAction } from '#web/features/verifications/ActionButtons.tsx';
import { History } from '#web/features/verifications/History.tsx';
import { LiveLadder } from '#web/features/verifications/LiveLadder.tsx';
import { VerdictCard } from '#web/features/verifications/VerdictCard.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Page } from '#web/ui/Page.tsx';

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

  const perform = (action: PageAction) => {
    if (action.kind === 'verify_now') return verifying.mutate();
    const step = stepOf(action, integration);
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
          onEdit={() => setChange({ title: 'Edit', fields: editable })}
          onReplaceToken={() => perform({ kind: 'replace_token', label: '' })}
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
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="contents lg:grid lg:min-w-0 lg:grid-cols-1 lg:gap-6">
          <LiveLadder verification={latest} ladder={connector.ladder} />
          <div className="order-1 min-w-0 lg:order-none">
            <History verifications={verifications} ladder={connector.ladder} />
          </div>
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <VerdictCard integration={integration} latest={latest} perform={perform} busy={busy} />
          {integration.replacement && (
            <ReplacementCard
              replacement={integration.replacement}
              failure={integration.failure ? undefined : integration.replacement.failure}
              busy={busy}
              onDiscard={() => changing.mutate({ discardReplacement: true })}
              onInsist={() => changing.mutate({ insist: true })}
            />
          )}
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
