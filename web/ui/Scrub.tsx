import { type KeyboardEvent, type ReactNode, useId } from 'react';

const STEP: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 };

type Props = {
  label: string;
  /** What each says, read out as it is come to. */
  texts: readonly string[];
  current: number | null;
  onCurrent: (index: number | null) => void;
  className: string;
  /** How each is drawn. It is told by its text, so this is for the eye alone. */
  children?: (index: number) => ReactNode;
};

/** Many small things side by side, as one stop of the Tab key: the arrow keys or the pointer go from one to the next. */
export function Scrub({ label, texts, current, onCurrent, className, children }: Props) {
  const id = useId();
  const last = texts.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const at = current ?? last;
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? last : at + (STEP[event.key] ?? 0);
    if (next === at && !(event.key in STEP)) return;
    event.preventDefault();
    onCurrent(Math.min(Math.max(next, 0), last));
  };
  return (
    <div
      role="listbox"
      aria-label={label}
      aria-orientation="horizontal"
      aria-activedescendant={current === null ? undefined : `${id}-${current}`}
      tabIndex={0}
      onFocus={() => onCurrent(current ?? last)}
      onBlur={() => onCurrent(null)}
      onKeyDown={onKeyDown}
      // A finger that is lifted has not gone elsewhere.
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && onCurrent(null)}
      className={`rounded-sm ${className}`}
    >
      {texts.map((text, index) => (
        <div
          key={index}
          id={`${id}-${index}`}
          role="option"
          aria-label={text}
          aria-selected={index === current}
          title={text}
          onPointerEnter={() => onCurrent(index)}
          onPointerDown={() => onCurrent(index)}
          className="group/cell h-full"
        >
          {children?.(index)}
        </div>
      ))}
    </div>
  );
}
