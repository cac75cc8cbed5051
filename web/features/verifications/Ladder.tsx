import type { DrawnRung } from './climb.ts';
import { RungRow } from './RungRow.tsx';

/** The questions, from the address up to the rights. The first no ends the climb. */
export const Ladder = ({ rungs }: { rungs: readonly DrawnRung[] }) => (
  <ol>
    {rungs.map((rung) => (
      <RungRow key={rung.id} rung={rung} />
    ))}
  </ol>
);
