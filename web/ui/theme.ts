import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'owlhub-theme';
const followers = new Set<() => void>();

const readTheme = (): Theme => {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
};

/** Changes the colours at once and remembers the choice on this device. theme.js reads it at the next start. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
  for (const tell of followers) tell();
}

const follow = (tell: () => void) => {
  followers.add(tell);
  return () => followers.delete(tell);
};

export const useTheme = () => useSyncExternalStore(follow, readTheme);
