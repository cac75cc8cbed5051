import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Connector } from '#contract/connector.ts';
import type { Integration, IntegrationChange } from '#contract/integration.ts';
import { changeIntegration, integrationQuery } from '#web/api.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { ApiProblem } from '#web/request.ts';
import { changeOf, keptAs } from './change-of.ts';
import { ConnectorFields } from './ConnectorFields.tsx';
import { type FieldName, useConnectionForm } from './use-connection-form.ts';

/** Which fields a change is about, and what is filled in already. */
export type Change = {
  title: string;
  fields: readonly FieldName[];
  filledIn?: Partial<Record<FieldName, string>>;
};

type Props = { integration: Integration; connector: Connector; change: Change; onClose: () => void };

export function ChangeDialog({ integration, connector, change, onClose }: Props) {
  const { id, name, siteUrl, account, organizationId } = integration;
  const fields = connector.fields
    .filter((field) => change.fields.includes(field.name))
    .map((field) => ({
      ...field,
      advanced: field.advanced && change.fields.length > 1,
      required: field.required && !(field.secret && change.fields.length > 2),
      placeholder: (change.fields.length > 2 && keptAs(field.name, integration)) || field.placeholder,
    }));
  const form = useConnectionForm(fields, '', {
    name,
    siteUrl: siteUrl ?? '',
    account: account ?? '',
    organizationId: organizationId ?? '',
    ...change.filledIn,
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
  const shown = new Set<string>(change.fields);
  const isShownAtField = problem?.errors?.some(({ field }) => shown.has(field));
  return (
    <Dialog title={change.title} onClose={onClose}>
      <form
        id={form.id}
        noValidate
        className="grid grid-cols-1 gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (form.isComplete()) saving.mutate(changeOf(shown, form.value, integration));
        }}
      >
        <ConnectorFields form={form} />
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
          <Button type="submit" look="primary" busy={saving.isPending}>
            Save and verify
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const WITHOUT_ORGANIZATION: IntegrationChange = { organizationId: null, organizationKey: null };
