import { useEffect, useRef } from 'react';

/** The form whose first refused field gets the focus, wherever the person was when they sent it. */
export function useFocusRefused(error: Error | null) {
  const form = useRef<HTMLFormElement>(null);
  // Follows the browser’s focus: the field can be pressed into only once it is told that it was refused.
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>(REFUSED)?.focus();
  }, [error]);
  return form;
}

const REFUSED = '[aria-invalid=true], [data-refused] input:enabled';
