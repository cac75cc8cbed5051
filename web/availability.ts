import { useSyncExternalStore } from 'react';

let available = true;
const followers = new Set<() => void>();

/** Told by every request whether OwlHub could answer it. */
export function reportAnswer(answered: boolean): void {
  if (available === answered) return;
  available = answered;
  for (const tell of followers) tell();
}

const follow = (tell: () => void) => {
  followers.add(tell);
  return () => followers.delete(tell);
};

/** False from the first request that OwlHub could not answer until the next that it could. */
export const useAvailable = () => useSyncExternalStore(follow, () => available);
