import { type DrawnRung, RungRow } from './RungRow.tsx';

/** Questions that build on each other. The first no ends the climb. */
export const Ladder = ({ rungs }: { rungs: readonly DrawnRung[] }) => (
  <ol>
    {rungs.map((rung) => (
      <RungRow key={rung.id} rung={rung} />
    ))}
  </ol>
);
