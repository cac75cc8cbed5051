import { errorOf } from '#web/refused.tsx';
import { Segments } from '#web/ui/Segments.tsx';
import { Select } from '#web/ui/Select.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import type { Kind } from './kinds.ts';
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

/** How far apart messages are kept is decided where they are put on their way: `GAP_MS` of `tell-all.ts`. */
const AT_ONCE: Record<Kind, string> = {
  mail: 'As it happens, a minute apart at least: what happens in between goes out together.',
  slack: 'As it happens, ten seconds apart at least: what happens in between goes out together.',
  teams: 'As it happens, ten seconds apart at least: what happens in between goes out together.',
  webhook: 'As it happens, each by itself.',
};

const DIGEST: Record<Exclude<Pace, 'at_once'>, string> = {
  hour: 'Once an hour, where there is something to tell',
  day: 'Once a day, where there is something to tell',
  week: 'Once a week, where there is something to tell',
};
/** How much goes together is decided there too: `TOGETHER_AT_MOST`. */
const IN_ONE = ': what happened since, in one message.';
const TOGETHER: Record<Kind, string> = {
  mail: IN_ONE,
  slack: IN_ONE,
  teams: IN_ONE,
  webhook: ': what happened since, up to 50 in a message.',
};

type Props = { kind: Kind; timing: Timing; onChange: (timing: Timing) => void; error: Error | null };

/** How often, and when not. */
export function TimingFields({ kind, timing, onChange, error }: Props) {
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
        <p className="text-sm text-faint">
          {pace === 'at_once' ? AT_ONCE[kind] : DIGEST[pace] + TOGETHER[kind]}
        </p>
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
