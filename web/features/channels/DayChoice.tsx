import type { Weekday } from '#notifications/time-of-day.ts';
import { WEEK } from './timing.ts';
import { DAY, shortDayName } from './timing-words.ts';

type Props = { chosen: readonly Weekday[]; onChange: (chosen: readonly Weekday[]) => void };

/** The days on which quiet hours begin. */
export const DayChoice = ({ chosen, onChange }: Props) => (
  <fieldset className="grid gap-1.5">
    <legend className="mb-1.5 font-medium">They begin on</legend>
    <div className="flex flex-wrap gap-1.5">
      {WEEK.map((day) => (
        <label
          key={day}
          className="grid h-9 min-w-12 cursor-pointer place-items-center rounded-md border border-line-strong px-2 text-sm text-soft has-checked:border-transparent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
        >
          <input
            type="checkbox"
            aria-label={DAY[day]}
            className="sr-only"
            checked={chosen.includes(day)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, day] : chosen.filter((each) => each !== day))
            }
          />
          <span aria-hidden>{shortDayName(day)}</span>
        </label>
      ))}
    </div>
  </fieldset>
);
