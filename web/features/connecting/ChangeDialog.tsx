import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Connector } from '#contract/connector.ts';
import type { Integration, IntegrationChange } from '#contract/integration.ts';
import { changeIntegration, integrationQuery } from '#web/api.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { ApiProblem } from '#web/request.ts';
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
  const { id, name, siteUrl, account, credential } = integration;
  const fields = connector.fields
    .filter((field) => change.fields.includes(field.name))
    .map((field) => ({
      ...field,
      advanced: field.advanced && change.fields.length > 1,
      required: field.required && !(field.secret && change.fields.length > 2),
      ...(field.secret && credential && change.fields.length > 2
        ? { placeholder: `Kept: ends in ${credential.lastFour || 'a few characters'}` }
        : {}),
    }));
  const form = useConnectionForm(fields, '', {
    name,
    siteUrl: siteUrl ?? '',
    account: account ?? '',
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
  return (
    <Dialog title={change.title} onClose={onClose}>
      <form
        id={form.id}
        noValidate
        className="grid grid-cols-1 gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (form.isComplete()) saving.mutate(changed(form, integration));
        }}
      >
        <ConnectorFields form={form} />
        {problem && !problem.errors?.length && (
          <Notice alert tone="bad" title="Nothing was changed">
            <p>{problem.detail}</p>
          </Notice>
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          {integration.hasCa && change.fields.includes('ca') && (
            <Button look="quiet" onClick={() => saving.mutate({ ca: null })} className="mr-auto">
              Forget the certificates
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={saving.isPending}>
            Save and verify
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Only what differs, so that what was left alone is kept. */
function changed(form: ReturnType<typeof useConnectionForm>, integration: Integration): IntegrationChange {
  const shown = new Set(form.fields.map(({ name }) => name));
  const change: IntegrationChange = {};
  const typed = (name: FieldName) => (shown.has(name) ? form.value(name).trim() : '');
  if (shown.has('name') && typed('name') !== integration.name) change.name = typed('name');
  if (shown.has('siteUrl') && typed('siteUrl') !== integration.siteUrl) change.siteUrl = typed('siteUrl');
  if (shown.has('account') && typed('account') !== (integration.account ?? '')) {
    change.account = typed('account') || null;
  }
  if (typed('accessToken')) change.accessToken = form.value('accessToken');
  if (typed('ca')) change.ca = typed('ca');
  return change;
}
