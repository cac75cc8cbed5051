import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';

type Props = {
  title: string;
  onClose: () => void;
  /** Where closing would lose something: asked instead, when the person goes by Escape or the cross. */
  onLeave?: () => void;
  children: ReactNode;
};

const TYPED = '[autofocus], input:enabled:not([type=hidden]), textarea:enabled';
const PRESSED = 'button:enabled, a[href]';

/** The browser’s own dialog: it keeps the focus inside, closes on Escape. What is asked has the focus first. */
export function Dialog({ title, onClose, onLeave, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  // Follows the <dialog> element, which is opened by a call and not by an attribute.
  useEffect(() => {
    const before = document.activeElement;
    show(ref.current, body.current);
    return () => giveFocusBack(before);
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        if (!onLeave) return;
        event.preventDefault();
        onLeave();
      }}
      // Browsers close a dialog at the second Escape, whatever was prevented.
      onClose={() => (onLeave ? show(ref.current, body.current) : onClose())}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] flex-col overflow-hidden rounded-lg border bg-surface p-0 text-text shadow-xl open:flex"
    >
      <div className="flex shrink-0 items-center justify-between gap-4 border-b py-2 pr-2 pl-5">
        <h2 id={id} className="min-w-0 text-lg font-semibold wrap-anywhere">
          {title}
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={onLeave ?? onClose}
          className="grid size-9 shrink-0 place-items-center rounded-md text-faint hover:bg-sunken hover:text-text"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      <div ref={body} className="grid min-h-0 grid-cols-1 overflow-y-auto p-5">
        {children}
      </div>
    </dialog>
  );
}

function show(dialog: HTMLDialogElement | null, body: HTMLElement | null) {
  dialog?.showModal();
  if (body) (firstSeen(body, TYPED) ?? firstSeen(body, '[data-first]') ?? firstSeen(body, PRESSED))?.focus();
}

const firstSeen = (body: HTMLElement, selector: string) =>
  [...body.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility());

/** To what opened the dialog; where that is gone, reading starts at the page’s heading. */
function giveFocusBack(opener: Element | null) {
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) return opener.focus();
  const heading = document.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
