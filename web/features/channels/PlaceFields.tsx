import { errorOf } from '#web/refused.tsx';
import { Field } from '#web/ui/Field.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import type { Kind } from './kinds.ts';
import type { Place } from './place.ts';
import { recipientsIn } from './recipients.ts';

const ADDRESS: Record<Exclude<Kind, 'mail'>, { label: string; placeholder: string }> = {
  slack: { label: 'Webhook address', placeholder: 'https://hooks.slack.com/services/…' },
  teams: { label: 'Workflow address', placeholder: 'https://….environment.api.powerplatform.com/…' },
  webhook: { label: 'Address', placeholder: 'https://' },
};

type Props = {
  kind: Kind;
  place: Place;
  onChange: (place: Place) => void;
  error: Error | null;
  /** Where an address leads that is kept unless another is typed. */
  kept?: string | null;
};

export function PlaceFields({ kind, place, onChange, error, kept = null }: Props) {
  return (
    <>
      <TextField
        label="Name"
        hint="Such as “Security team” or “#jira-alerts”."
        value={place.name}
        onChange={(event) => onChange({ ...place, name: event.target.value })}
        autoFocus
        autoComplete="off"
        maxLength={100}
        error={errorOf(error, 'name')}
      />
      {kind === 'mail' ? (
        <Field
          label="Mail addresses"
          hint="One a line or with commas between, 20 at most. Each gets a mail of its own."
          error={wrongAddress(error, place.to)}
        >
          {({ className, ...wiring }) => (
            <textarea
              {...wiring}
              rows={3}
              value={place.to}
              onChange={(event) => onChange({ ...place, to: event.target.value })}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder="security@example.com"
              className={className}
            />
          )}
        </Field>
      ) : (
        <TextField
          label={ADDRESS[kind].label}
          hint="Sealed when it is saved, and never shown again: whoever has it can post there."
          type="password"
          value={place.url}
          onChange={(event) => onChange({ ...place, url: event.target.value })}
          placeholder={kept === null ? ADDRESS[kind].placeholder : `Kept: leads to ${kept}`}
          autoComplete="new-password"
          autoCapitalize="off"
          spellCheck={false}
          data-1p-ignore
          error={errorOf(error, 'url')}
        />
      )}
    </>
  );
}

/** Names the one that is wrong among several. */
function wrongAddress(error: Error | null, typed: string) {
  const found = errorOf(error, 'to');
  const address = recipientsIn(typed)[Number(found?.field.split('.')[1])];
  return found && address ? { message: `${address} is no mail address.`, fix: found.fix } : found;
}
