import { useEffect, useState } from 'react';

/** What was typed, once the person pauses for so long. */
export function usePaused<T>(typed: T, pauseMs: number): T {
  const [told, setTold] = useState(typed);
  // Follows the clock: the pause after the last key.
  useEffect(() => {
    const timer = setTimeout(() => setTold(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, pauseMs]);
  return told;
}
