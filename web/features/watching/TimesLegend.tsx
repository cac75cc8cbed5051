import { duration } from '#web/ui/relative-time.ts';
import { colourOf } from './rung-colours.ts';
import type { Column, Range } from './times.ts';
import { partWords, rungWord, whenWords } from './times-words.ts';

type Props = { column: Column; rungs: readonly string[]; ladder: readonly string[]; range: Range };

/** The colours, and what each rung took in one check or in the mean of one day. */
export const TimesLegend = ({ column: { at, parts, totalMs }, rungs, ladder, range }: Props) => (
  <div aria-hidden className="grid gap-2 text-sm tabular-nums">
    <p className="flex justify-between gap-3 border-b pb-1.5">
      <span className="text-faint">
        {whenWords(at, range)}
        {range === 'days' && ', mean'}
      </span>
      <span className="font-medium">{parts.length > 0 ? duration(totalMs) : 'Nothing was timed'}</span>
    </p>
    <ul className="grid gap-x-8 gap-y-1 sm:grid-flow-col sm:grid-cols-2 sm:grid-rows-4">
      {rungs.map((id) => {
        const part = parts.find((each) => each.id === id);
        return (
          <li key={id} className="flex items-center gap-2">
            <span className={`size-2.5 shrink-0 rounded-[3px] ${colourOf(id, ladder).ground}`} />
            <span className="text-soft">{rungWord(id)}</span>
            <span className="ml-auto text-faint">{part ? partWords(part) : '–'}</span>
          </li>
        );
      })}
    </ul>
  </div>
);
