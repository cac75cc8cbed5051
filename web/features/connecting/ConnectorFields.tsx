import type { ReactNode } from 'react';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { ConnectorField } from './ConnectorField.tsx';
import type { ConnectionForm } from './use-connection-form.ts';

/** The fields of a connector in its order; what few people need is folded away, with what is asked beside them. */
export function ConnectorFields({ form, children }: { form: ConnectionForm; children?: ReactNode }) {
  const advanced = form.fields.filter((field) => field.advanced);
  return (
    <>
      {form.fields
        .filter((field) => !field.advanced)
        .map((field, index) => (
          <ConnectorField key={field.name} field={field} form={form} autoFocus={index === 0} />
        ))}
      {(advanced.length > 0 || children) && (
        <Disclosure summary="More options">
          <div className="grid gap-5 pt-3">
            {advanced.map((field) => (
              <ConnectorField key={field.name} field={field} form={form} />
            ))}
            {children}
          </div>
        </Disclosure>
      )}
    </>
  );
}
