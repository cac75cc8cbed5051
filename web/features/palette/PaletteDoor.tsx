import { useEffect } from 'react';
import { Palette } from './Palette.tsx';

type Props = { open: boolean; setOpen: (open: boolean) => void };

/** Opens the command palette on `/` or Ctrl-K. */
export function PaletteDoor({ open, setOpen }: Props) {
  // Follows the keyboard of the whole page.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const asked = isPaletteKey(event);
      if (!asked || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [setOpen]);
  return open && <Palette onClose={() => setOpen(false)} />;
}

function isPaletteKey({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() === 'k') return (ctrlKey || metaKey) && !altKey;
  const typing =
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
  return key === '/' && !typing && !ctrlKey && !metaKey && !altKey;
}
