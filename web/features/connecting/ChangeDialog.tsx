import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connector } from '#contract/connector.ts';
import type { Integration, IntegrationChange } from '#contract/integration.ts';
import { changeIntegration, integrationQuery, sessionQuery } from '#web/api.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { ApiProblem } from '#web/request.ts';
import { baseOf, changeOf, isVerified } from './change-of.ts';
import { ConnectorFields } from './ConnectorFields.tsx';
import { EndField } from './EndField.tsx';
import { haveDiffered } from './have-differed.ts';
import { OwnersField } from './OwnersField.tsx';
import { ScheduleField } from './ScheduleField.tsx';
import { shownIn } from './shown-in.ts';
import { type FieldName, useConnectionForm } from './use-connection-form.ts';

/** Which fields a change is about, and what is filled in already. */
export type Change = {
  title: string;
  fields: readonly FieldName[];
  filledIn?: Partial<Record<FieldName, string>>;
  /** What is asked beside them: when the new token ends, or everything about watching. */
  also?: 'end' | 'watching';
};

type Props = { integration: Integration; connector: Connector; change: Change; onClose: () => void };

export function ChangeDialog({ integration, connector, change, onClose }: Props) {
  const { id, name, checkEveryMinutes, owners } = integration;
  const { siteUrl, account } = baseOf(integration);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const asksWatching = change.also === 'watching';
  const form = useConnectionForm(
    shownIn(connector.fields, change, {
      credential: baseOf(integration).credential,
      hasOrganizationKey: integration.hasOrganizationKey,
    }),
    siteUrl === null ? session.person.email : '',
    {
      name,
      siteUrl: siteUrl ?? '',
      ...(siteUrl !== null && { account: account ?? '' }),
      organizationId: integration.organizationId ?? '',
      ...(asksWatching && { checkEveryMinutes: String(checkEveryMinutes) }),
      ...change.filledIn,
    },
  );
  const [chosenOwners, setChosenOwners] = useState<Integration['owners']>(owners);
  const wanted = (): IntegrationChange => ({
    ...changeOf(form, integration),
    ...(haveDiffered(owners, chosenOwners) && { ownerIds: chosenOwners.map((owner) => owner.id) }),
  });
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: (input: IntegrationChange) => changeIntegration(id, input),
    onError: form.show,
    onSuccess: async (saved) => {
      client.setQueryData(integrationQuery(id).queryKey, saved);
      await client.invalidateQueries({ queryKey: ['integrations'] });
      onClose();
    },
  });
  const problem = saving.error instanceof ApiProblem ? saving.error.problem : null;
  const isShownAtField = problem?.errors?.some(({ field }) => form.shows(field));
  return (
    <Dialog title={change.title} onClose={onClose}>
      <form
        id={form.id}
        noValidate
        className="grid grid-cols-1 gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (form.isComplete()) saving.mutate(wanted());
        }}
      >
        <ConnectorFields form={form} />
        {change.also === 'end' && <EndField form={form} />}
        {asksWatching && (
          <>
            <ScheduleField form={form} />
            <OwnersField owners={chosenOwners} onChange={setChosenOwners} error={form.errors.ownerIds} />
          </>
        )}
        {problem && !isShownAtField && (
          <Notice alert tone="bad" title="Nothing was changed">
            <p>{problem.detail}</p>
          </Notice>
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <div className="mr-auto flex flex-wrap gap-2">
            {integration.hasCa && change.fields.includes('ca') && (
              <Button look="quiet" onClick={() => saving.mutate({ ca: null })}>
                Forget the certificates
              </Button>
            )}
            {integration.hasOrganizationKey && change.fields.includes('organizationId') && (
              <Button look="quiet" onClick={() => saving.mutate(WITHOUT_ORGANIZATION)}>
                Forget the organisation key
              </Button>
            )}
          </div>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={saving.isPending} className="min-w-34">
            {asksWatching && !isVerified(wanted()) ? 'Save' : 'Save and verify'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const WITHOUT_ORGANIZATION: IntegrationChange = { organizationId: null, organizationKey: null };
