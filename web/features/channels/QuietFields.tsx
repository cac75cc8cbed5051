import { Check } from '#web/ui/Check.tsx';
import type { FieldError } from '#web/ui/Field.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { DayChoice } from './DayChoice.tsx';
import { UNDER } from './severities.ts';
import type { Timing } from './timing.ts';

type Props = { timing: Timing; set: (change: Partial<Timing>) => void; error: FieldError | undefined };

/** When it is not to be disturbed. What happens meanwhile is told when the hours end. */
export function QuietFields({ timing: { isQuiet, from, to, days, exceptFailures }, set, error }: Props) {
  return (
    <fieldset data-refused={error ? '' : undefined} className="grid min-w-0 gap-3">
      <legend className="sr-only">Quiet hours</legend>
      <Check
        label="Quiet hours"
        about="What happens meanwhile is told when they end."
        checked={isQuiet}
        onChange={(on) => set({ isQuiet: on })}
      />
      {isQuiet && (
        <div className="grid gap-4 rounded-md border p-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="From"
              type="time"
              value={from}
              onChange={(event) => set({ from: event.target.value })}
            />
            <TextField
              label="To"
              type="time"
              hint={to <= from ? 'Of the next day.' : ''}
              value={to}
              onChange={(event) => set({ to: event.target.value })}
            />
          </div>
          <DayChoice chosen={days} onChange={(chosen) => set({ days: chosen })} />
          <Check
            label="Except what is broken"
            about={`What is listed under “${UNDER.bad}” is told all the same.`}
            checked={exceptFailures}
            onChange={(on) => set({ exceptFailures: on })}
          />
          {error && (
            <p role="alert" className="text-sm text-bad">
              {error.message} {error.fix}
            </p>
          )}
        </div>
      )}
    </fieldset>
  );
}
