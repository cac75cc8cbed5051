import { Select } from '#web/ui/Select.tsx';
import { spanOptions, spanWords } from '#web/ui/span.ts';
import type { ConnectionForm } from './use-connection-form.ts';

const HOUR = 60;
const USUAL = [1, 5, 15, 30, HOUR, 6 * HOUR, 24 * HOUR];

/** How often OwlHub looks by itself. Another schedule, such as one set by the API, is among the choices. */
export const ScheduleField = ({ form }: { form: ConnectionForm }) => (
  <Select
    label="Verify every"
    name="checkEveryMinutes"
    value={form.value('checkEveryMinutes')}
    options={spanOptions(USUAL, Number(form.value('checkEveryMinutes')), spanWords)}
    onChange={(value) => form.set('checkEveryMinutes', value)}
    hint="How often it is verified by itself."
    error={form.errors.checkEveryMinutes}
  />
);
