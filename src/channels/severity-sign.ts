import type { Severity } from '#integrations/happening.ts';

/** What is seen of a message before it is read. */
export const SEVERITY_SIGN: Record<Severity, string> = { bad: '🔴', warn: '🟠', good: '🟢', info: '🔵' };
