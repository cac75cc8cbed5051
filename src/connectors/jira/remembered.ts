import type { Failure } from '#integrations/failure.ts';
import type { Learned } from '#integrations/verdict.ts';
import type { Site } from './site.ts';

/** What was learned about another address says nothing about this one. */
export const isAbout = (learned: Learned | null, { base }: Site) =>
  learned !== null && new URL(learned.base).origin === new URL(base).origin;

/** A Jira that moved to Cloud, or back, refuses the questions of the other edition in one of these ways. */
export const isAboutPresence = ({ reason }: Failure) => reason === 'site_not_found' || reason === 'not_jira';
