import { Send } from 'lucide-react';
import { errorOf, Refused } from '#web/refused.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Card } from '#web/ui/Card.tsx';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { useFocusRefused } from '#web/ui/use-focus-refused.ts';
import { ChoiceFields } from './ChoiceFields.tsx';
import type { NotificationType } from './choice.ts';
import { FailedTest } from './FailedTest.tsx';
import { ofFields } from './failed-test.ts';
import type { Kind } from './kinds.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { TimingFields } from './TimingFields.tsx';
import type { NewChannelForm } from './use-new-channel.ts';

type Props = {
  kind: Kind;
  types: readonly NotificationType[];
  form: NewChannelForm;
  saving: boolean;
  testing: boolean;
  error: Error | null;
  onSave: (how: { insist: boolean }) => void;
  onTest: () => void;
};

const BODY = 'grid grid-cols-1 gap-5 p-4 sm:px-5';
const FIELDS = ['name', 'to', 'url', 'secret', 'filter', 'rhythm'];

/** Everything about a new channel; what most leave as it is comes last. */
export function ChannelForm({ kind, types, form, saving, testing, error, onSave, onTest }: Props) {
  const refused = ofFields(error);
  const ref = useFocusRefused(refused);
  return (
    <form
      ref={ref}
      noValidate
      aria-label="New channel"
      className="grid grid-cols-1 gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) onSave({ insist: false });
      }}
    >
      <Card title="Where it leads">
        <div className={BODY}>
          <PlaceFields kind={kind} place={form.place} onChange={form.setPlace} error={refused} />
          {kind === 'webhook' && (
            <Disclosure summary="More options">
              <div className="pt-3">
                <TextField
                  label="Signing secret"
                  optional
                  hint="Left empty, OwlHub makes one and shows it once. Paste one only where the receiver has made it."
                  type="password"
                  value={form.secret}
                  onChange={(event) => form.setSecret(event.target.value)}
                  placeholder="whsec_…"
                  autoComplete="new-password"
                  spellCheck={false}
                  data-1p-ignore
                  error={errorOf(refused, 'secret')}
                />
              </div>
            </Disclosure>
          )}
        </div>
      </Card>
      <Card title="What it is told">
        <div className={BODY}>
          <ChoiceFields choice={form.choice} types={types} onChange={form.setChoice} error={refused} />
        </div>
      </Card>
      <Card title="When">
        <div className={BODY}>
          <TimingFields kind={kind} timing={form.timing} onChange={form.setTiming} error={refused} />
        </div>
      </Card>
      <div className="grid gap-4">
        <Refused error={refused} title="Nothing was saved" fields={FIELDS} />
        <FailedTest error={error} busy={saving} onInsist={() => onSave({ insist: true })} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onTest} busy={testing} icon={<Send aria-hidden className="size-4" />}>
            Send a test
          </Button>
          <Button type="submit" look="primary" busy={saving}>
            Save channel
          </Button>
        </div>
      </div>
    </form>
  );
}
