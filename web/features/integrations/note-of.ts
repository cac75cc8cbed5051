import type { Integration } from '#contract/integration.ts';
import { isGrave } from '#integrations/attention.ts';

type Known = Pick<Integration, 'failure' | 'trouble' | 'replacement' | 'vulnerabilities'>;

/** Why an integration needs somebody, in one line; nothing where it does not. Pure. */
export function noteOf({ failure, trouble, replacement, vulnerabilities }: Known): string | null {
  if (failure) return failure.title;
  const grave = vulnerabilities.find(isGrave);
  if (grave) return `${grave.id} is known`;
  if (trouble) return trouble.failure.title;
  return replacement?.state === 'rejected' ? 'New values were not accepted' : null;
}
