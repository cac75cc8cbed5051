import { useState } from 'react';
import { Scrub } from '#web/ui/Scrub.tsx';
import { colourOf } from './rung-colours.ts';
import { axisWords, boxOf, type Column, outlineOf, type Range, rungsIn, slotsFor, topOf } from './times.ts';
import { columnWords, shortWhen } from './times-words.ts';
import { TimesLegend } from './TimesLegend.tsx';

type Props = { columns: readonly Column[]; range: Range; ladder: readonly string[] };

/** Bars stacked in the order of the ladder. The legend says what the chosen one took, and else the newest. */
export function TimesChart({ columns, range, ladder }: Props) {
  const [current, setCurrent] = useState<number | null>(null);
  const [rungs, topMs] = [rungsIn(columns, ladder), topOf(columns)];
  const newest = columns.findLast(({ parts }) => parts.length > 0);
  if (!newest) return <Nothing />;
  const chosen = (current === null ? undefined : columns[current]) ?? newest;
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-2 text-xs text-faint tabular-nums">
        <div aria-hidden className="-my-2 flex flex-col justify-between text-right">
          <span>{axisWords(topMs)}</span>
          <span>{axisWords(topMs / 2)}</span>
          <span>0</span>
        </div>
        <div className="relative h-40 border-y">
          <div aria-hidden className="absolute inset-x-0 top-1/2 border-t border-dashed" />
          <svg
            aria-hidden
            viewBox={boxOf(columns)}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full"
          >
            {rungs.map((rung) => (
              <path
                key={rung}
                d={outlineOf(rung, columns, { rungs, topMs })}
                className={colourOf(rung, ladder).fill}
              />
            ))}
          </svg>
          <Bars columns={columns} range={range} current={current} onCurrent={setCurrent} />
        </div>
        <p aria-hidden className="col-start-2 flex justify-between gap-3 pt-1">
          <span>{columns[0] && columns.length === slotsFor(columns) && shortWhen(columns[0].at, range)}</span>
          <span>{shortWhen(columns.at(-1)?.at ?? newest.at, range)}</span>
        </p>
      </div>
      <TimesLegend column={chosen} rungs={rungs} ladder={ladder} range={range} />
    </div>
  );
}

type BarsProps = Pick<Props, 'columns' | 'range'> & {
  current: number | null;
  onCurrent: (index: number | null) => void;
};

/** What can be pointed at and read out: one place for each bar, over the drawing. */
const Bars = ({ columns, range, current, onCurrent }: BarsProps) => (
  <div
    className="absolute inset-y-0 right-0"
    style={{ width: `${(columns.length / slotsFor(columns)) * 100}%` }}
  >
    <Scrub
      label={range === 'days' ? 'Response time by day' : 'Response time by check'}
      texts={columns.map((column) => columnWords(column, range))}
      current={current}
      onCurrent={onCurrent}
      className="grid h-full auto-cols-fr grid-flow-col"
    >
      {() => <span className="block h-full group-aria-selected/cell:bg-text/15" />}
    </Scrub>
  </div>
);

const Nothing = () => (
  <p className="grid h-40 place-items-center rounded-md border border-dashed text-center text-sm text-faint">
    No check has been timed yet.
  </p>
);
