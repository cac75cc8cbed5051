import { errorOf } from '#web/refused.tsx';
import { Segments } from '#web/ui/Segments.tsx';
import { Select } from '#web/ui/Select.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { QuietFields } from './QuietFields.tsx';
import { needsTimeZone, type Pace, type Timing, WEEK } from './timing.ts';
import { DAY } from './timing-words.ts';
import { TimeZoneField } from './TimeZoneField.tsx';

const PACES: readonly { value: Pace; label: string }[] = [
  { value: 'at_once', label: 'At once' },
  { value: 'hour', label: 'Hourly' },
  { value: 'day', label: 'Daily' },
  { value: 'week', label: 'Weekly' },
];

const ABOUT: Record<Pace, string> = {
  at_once: 'Each as it happens. What happens within seconds of each other goes out together.',
  hour: 'Once an hour, where there is something to tell: what happened since, in one message.',
  day: 'Once a day, where there is something to tell: what happened since, in one message.',
  week: 'Once a week, where there is something to tell: what happened since, in one message.',
};

type Props = { timing: Timing; onChange: (timing: Timing) => void; error: Error | null };

/** How often, and when not. */
export function TimingFields({ timing, onChange, error }: Props) {
  const { pace, at, day } = timing;
  const set = (change: Partial<Timing>) => onChange({ ...timing, ...change });
  return (
    <>
      <div className="grid gap-1.5">
        <Segments
          legend="How often"
          options={PACES}
          value={pace}
          onChange={(value) => set({ pace: value })}
        />
        <p className="text-sm text-faint">{ABOUT[pace]}</p>
      </div>
      {(pace === 'day' || pace === 'week') && (
        <div className="grid gap-4 sm:grid-cols-2">
          {pace === 'week' && (
            <Select
              label="On"
              value={day}
              options={WEEK.map((each) => ({ value: each, label: DAY[each] }))}
              onChange={(value) => set({ day: WEEK.find((each) => each === value) ?? day })}
            />
          )}
          <TextField
            label="At"
            type="time"
            value={at}
            onChange={(event) => set({ at: event.target.value })}
            error={errorOf(error, 'rhythm.digest')}
          />
        </div>
      )}
      <QuietFields timing={timing} set={set} error={errorOf(error, 'rhythm.quiet')} />
      {needsTimeZone(timing) && (
        <TimeZoneField
          value={timing.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          error={errorOf(error, 'rhythm.timeZone')}
        />
      )}
    </>
  );
}
