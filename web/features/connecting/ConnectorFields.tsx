import { Disclosure } from '#web/ui/Disclosure.tsx';
import { ConnectorField } from './ConnectorField.tsx';
import type { ConnectionForm } from './use-connection-form.ts';

/** The fields of a connector in its order; what few people need is folded away. */
export function ConnectorFields({ form }: { form: ConnectionForm }) {
  const advanced = form.fields.filter((field) => field.advanced);
  return (
    <>
      {form.fields
        .filter((field) => !field.advanced)
        .map((field, index) => (
          <ConnectorField key={field.name} field={field} form={form} autoFocus={index === 0} />
        ))}
      {advanced.length > 0 && (
        <Disclosure summary="More options">
          <div className="grid gap-5 pt-3">
            {advanced.map((field) => (
              <ConnectorField key={field.name} field={field} form={form} />
            ))}
          </div>
        </Disclosure>
      )}
    </>
  );
}
