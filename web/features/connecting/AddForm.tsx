import { Plug } from 'lucide-react';
import { Button } from '#web/ui/Button.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { ApiProblem } from '#web/request.ts';
import { ConnectorFields } from './ConnectorFields.tsx';
import { EndField } from './EndField.tsx';
import { ScheduleField } from './ScheduleField.tsx';
import type { ConnectionForm } from './use-connection-form.ts';

type Props = {
  form: ConnectionForm;
  creating: boolean;
  testing: boolean;
  error: Error | null;
  onCreate: () => void;
  onTest: () => void;
};

export function AddForm({ form, creating, testing, error, onCreate, onTest }: Props) {
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <form
      id={form.id}
      noValidate
      aria-label="New integration"
      className="grid gap-5 rounded-lg border bg-surface p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.isComplete()) onCreate();
      }}
    >
      <ConnectorFields form={form}>
        <ScheduleField form={form} />
        <EndField form={form} />
      </ConnectorFields>
      {problem && !problem.errors?.length && (
        <Notice alert tone="bad" title="Nothing was created">
          <p>{problem.detail}</p>
          {problem.instance && <p className="text-faint">Request {problem.instance}</p>}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2 border-t pt-5">
        <Button
          onClick={() => form.isComplete(['siteUrl', 'accessToken']) && onTest()}
          busy={testing}
          icon={<Plug aria-hidden className="size-4" />}
        >
          Test connection
        </Button>
        <Button type="submit" look="primary" busy={creating}>
          Create Integration
        </Button>
      </div>
    </form>
  );
}
