import type { Vulnerability } from './standing.ts';
import type { Status } from './status.ts';

/** How much an integration needs somebody: 3 it is broken, 2 it soon may be or a door is open, 1 something waits, 0 nothing. */
export type Attention = 0 | 1 | 2 | 3;

type Known = { status: Status; isReplacementRejected: boolean; isGravelyVulnerable: boolean };

export function attentionOf({ status, isReplacementRejected, isGravelyVulnerable }: Known): Attention {
  if (status.is === 'paused') return 0;
  if (status.is === 'failed') return 3;
  if (isGravelyVulnerable || (status.is === 'connected' && status.trouble)) return 2;
  return isReplacementRejected ? 1 : 0;
}

const GRAVE_SEVERITY = 9;

/** Attacked already, or critical by CVSS. What is critical only under a condition that nobody has confirmed is shown, but calls nobody. */
export const isGrave = ({ severity, exploited, onlyIf }: Vulnerability): boolean =>
  exploited || (severity >= GRAVE_SEVERITY && onlyIf === null);
