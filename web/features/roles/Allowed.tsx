import { Check, Minus } from 'lucide-react';

/** A tick or a dash, which screen readers hear as a word. */
export const Allowed = ({ is }: { is: boolean }) =>
  is ? (
    <>
      <Check aria-hidden className="size-4 shrink-0 text-good" />
      <span className="sr-only">Yes</span>
    </>
  ) : (
    <>
      <Minus aria-hidden className="size-4 shrink-0 text-line-strong" />
      <span className="sr-only">No</span>
    </>
  );
