import type { Account } from './account.ts';

export type Project = {
  id: string;
  key: string;
  name: string;
  /** Anybody may see it without signing in. */
  open: boolean;
};

export const visibleTo = (account: Account | null, projects: readonly Project[]): readonly Project[] =>
  projects.filter(({ open }) => open || (account?.traits.mayBrowse ?? false));
