import type { FieldError } from '#web/ui/Field.tsx';
import { Select } from '#web/ui/Select.tsx';
import { zoneWords } from './timing-words.ts';

type Props = { value: string; onChange: (value: string) => void; error: FieldError | undefined };

/** By whose clock. What is set now is among the choices, also where this browser does not know it. */
export function TimeZoneField({ value, onChange, error }: Props) {
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), value])].toSorted();
  return (
    <Select
      label="Time zone"
      value={value}
      options={zones.map((zone) => ({ value: zone, label: zoneWords(zone) }))}
      onChange={onChange}
      error={error}
    />
  );
}

/** Of this browser. */
export const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
