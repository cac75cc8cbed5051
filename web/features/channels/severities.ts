import type { Severity } from '#integrations/happening.ts';

/** Under what the kinds of event are chosen, the gravest first. */
export const UNDER: Record<Severity, string> = {
  bad: 'What is broken',
  warn: 'What will need someone',
  good: 'What works',
  info: 'What was changed',
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are the severities
export const BY_SEVERITY = Object.keys(UNDER) as Severity[];
