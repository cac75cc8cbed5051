import { Terminal } from 'lucide-react';
import { Button } from '#web/ui/Button.tsx';

/** The empty list: what belongs here. */
export const NoTokens = ({ onMake }: { onMake: () => void }) => (
  <div className="grid justify-items-center gap-4 rounded-lg border border-dashed border-line-strong bg-surface px-6 py-14 text-center">
    <Terminal aria-hidden strokeWidth={1.5} className="size-14 text-accent-text" />
    <div>
      <h2 className="text-lg font-semibold">Let a program in</h2>
      <p className="mx-auto mt-1 max-w-md text-soft">
        With an API token a script does what these pages do, with the rights that you give it and until the
        day that you choose.
      </p>
    </div>
    <Button look="primary" onClick={onMake}>
      Make your first token
    </Button>
  </div>
);
