import { ExternalLink } from 'lucide-react';
import { Field } from '#web/ui/Field.tsx';
import type { ConnectionForm, FormField } from './use-connection-form.ts';

const INPUT_TYPE: Record<FormField['kind'], 'text' | 'url' | 'email' | 'password' | 'textarea'> = {
  text: 'text',
  // Not `url` and `email`: a bare host and a user name are understood too.
  url: 'text',
  email: 'text',
  secret: 'password',
  pem: 'textarea',
};

type Props = { field: FormField; form: ConnectionForm; autoFocus?: boolean };

/** One field as its connector declares it. */
export function ConnectorField({ field, form, autoFocus = false }: Props) {
  const { name, label, hint, kind, required, placeholder, maxLength, helpUrl } = field;
  const type = INPUT_TYPE[kind];
  const common = {
    name,
    placeholder,
    maxLength,
    autoFocus,
    value: form.value(name),
    autoComplete: type === 'password' ? 'new-password' : 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    'data-1p-ignore': true,
    'aria-required': required,
    onChange: (event: { target: { value: string } }) => form.set(name, event.target.value),
  };
  return (
    <Field
      label={label}
      optional={!required}
      error={form.errors[name]}
      onSuggestion={(value) => {
        form.set(name, value);
        form.focus(name);
      }}
      hint={
        <>
          {hint} {helpUrl && <Help url={helpUrl} />}
        </>
      }
    >
      {({ className, ...wiring }) =>
        type === 'textarea' ? (
          <textarea {...common} {...wiring} rows={5} className={`${className} font-mono text-xs!`} />
        ) : (
          <input
            {...common}
            {...wiring}
            type={type}
            inputMode={kind === 'url' || kind === 'email' ? kind : undefined}
            className={className}
          />
        )
      }
    </Field>
  );
}

const Help = ({ url }: { url: string }) => (
  <a
    href={url}
    target={url.startsWith('/') ? undefined : '_blank'}
    rel="noreferrer"
    className="inline-flex items-center gap-1 font-medium text-accent-text underline underline-offset-2"
  >
    Where to get it
    {!url.startsWith('/') && <ExternalLink aria-hidden className="size-3.5" />}
  </a>
);
