import { useState } from 'react';
import type { Connector } from '#contract/connector.ts';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { duration } from '#web/ui/relative-time.ts';
import { type Column, type Part, type Range, rungsIn } from './times.ts';
import { rungWord, whenWords } from './times-words.ts';

type Props = { columns: readonly Column[]; range: Range; ladder: Connector['ladder'] };

/** The same as numbers, the newest first. */
export function TimesTable({ columns, range, ladder }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const timed = columns.filter(({ parts }) => parts.length > 0).toReversed();
  if (timed.length === 0) return null;
  return (
    <Disclosure summary="As a table" onToggle={setIsOpen}>
      {isOpen && <Numbers timed={timed} range={range} ladder={ladder} />}
    </Disclosure>
  );
}

function Numbers({ timed, range, ladder }: Omit<Props, 'columns'> & { timed: readonly Column[] }) {
  const questions = new Map(ladder.map(({ id, question }) => [id, question]));
  const rungs = rungsIn(timed, [...questions.keys()]);
  return (
    <div
      role="region"
      aria-label="Response times"
      tabIndex={0}
      className="mt-2 max-h-80 overflow-auto rounded-md border"
    >
      <table className="w-full border-collapse text-left text-xs tabular-nums">
        {range === 'days' && (
          <caption className="caption-bottom border-t px-3 py-2 text-left text-faint">
            The mean of the day, and the longest.
          </caption>
        )}
        <thead className="sticky top-0 bg-sunken text-faint">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              {range === 'days' ? 'Day' : 'Check'}
            </th>
            {rungs.map((id) => (
              <th key={id} scope="col" title={questions.get(id)} className="px-2 py-2 font-medium">
                {rungWord(id)}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 font-medium">
              Together
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {timed.map(({ at, parts, totalMs }) => (
            <tr key={at}>
              <th scope="row" className="px-3 py-1.5 font-normal whitespace-nowrap">
                {whenWords(at, range)}
              </th>
              {rungs.map((id) => {
                const part = parts.find((each) => each.id === id);
                return (
                  <td key={id} className="min-w-16 px-2 py-1.5 text-soft">
                    {part ? <Took part={part} /> : 'not reached'}
                  </td>
                );
              })}
              <td className="px-3 py-1.5 font-medium whitespace-nowrap">{duration(totalMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Took = ({ part: { ms, maxMs } }: { part: Part }) => (
  <>
    <span className="block whitespace-nowrap">{duration(ms)}</span>
    {maxMs !== null && <span className="block whitespace-nowrap text-faint">{duration(maxMs)}</span>}
  </>
);
