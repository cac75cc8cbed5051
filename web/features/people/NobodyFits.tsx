import { Button } from '#web/ui/Button.tsx';

/** An empty list, and the way back to the full one. */
export const NobodyFits = ({ onAll }: { onAll: () => void }) => (
  <div className="grid justify-items-center gap-3 rounded-lg border border-dashed border-line-strong bg-surface px-4 py-10 text-center text-soft">
    <p>Nobody fits this search.</p>
    <Button onClick={onAll}>Show everybody</Button>
  </div>
);
