import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from './Button.tsx';

type Props = {
  offset: number;
  size: number;
  total: number;
  onOffset: (offset: number) => void;
  /** Somebody is about to go there: the pointer or the focus is on the way. */
  onAlmost?: (offset: number) => void;
};

const count = new Intl.NumberFormat();

/** “51–100 of 2,431”. Nothing where everything fits. */
export function Pager({ offset, size, total, onOffset, onAlmost }: Props) {
  if (total <= size && offset === 0) return null;
  const last = Math.min(offset + size, total);
  const almostNext = () => last < total && onAlmost?.(offset + size);
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-3 pt-3 text-sm text-faint">
      <p className="tabular-nums">
        {count.format(Math.min(offset + 1, last))}–{count.format(last)} of {count.format(total)}
      </p>
      <div className="flex gap-2">
        <Button
          disabled={offset === 0}
          onClick={() => onOffset(Math.max(0, offset - size))}
          icon={<ChevronLeft aria-hidden className="size-4" />}
        >
          Previous
        </Button>
        <Button
          disabled={last >= total}
          onPointerEnter={almostNext}
          onFocus={almostNext}
          onClick={() => onOffset(offset + size)}
        >
          Next
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </div>
    </nav>
  );
}
