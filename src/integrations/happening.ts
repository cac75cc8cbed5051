import type { Instant } from '#kernel/instant.ts';
import type { Break } from './cause.ts';
import type { Change } from './changes.ts';
import type { Ending } from './endings.ts';
import type { Failure } from './failure.ts';
import type { Vulnerability } from './standing.ts';

/**
 * Everything that happens to an integration and is worth telling: the entries of its timeline, and what channels are
 * told. `by` is the email of who did it. Kinds are stored and sent to clients: add, never rename.
 */
export type Happening =
  | { kind: 'integration.added'; by: string }
  | { kind: 'integration.connected' }
  | { kind: 'integration.failed'; break: Break }
  /** Failed before it had ever worked, or after somebody changed it. */
  | { kind: 'integration.not_connected'; failure: Failure }
  | { kind: 'integration.recovered'; failedSince: Instant; changes: readonly Change[] }
  /** Passing trouble of something that stays Connected for now. */
  | { kind: 'integration.troubled'; break: Break }
  | { kind: 'integration.calmed'; since: Instant; failures: number }
  /** Something is other than before at the other side, and it works. */
  | { kind: 'integration.changed'; changes: readonly Change[] }
  | { kind: 'integration.edited'; by: string; what: readonly string[] }
  | { kind: 'integration.paused'; by: string }
  | { kind: 'integration.resumed'; by: string }
  /** `keepsPrevious`: there is something to go back to. */
  | { kind: 'token.replaced'; by: string; changes: readonly Change[]; keepsPrevious: boolean }
  /** `isReturn`: the token before, to which somebody wanted to go back. */
  | { kind: 'token.rejected'; by: string; failure: Failure; isReturn?: true }
  | { kind: 'token.returned'; by: string; changes: readonly Change[] }
  | { kind: 'token.ending'; ending: Ending; days: number }
  | { kind: 'certificate.ending'; ending: Ending; days: number }
  | { kind: 'support.ending'; ending: Ending; days: number }
  | { kind: 'vulnerability.found'; version: string; vulnerabilities: readonly Vulnerability[] };

export type HappeningKind = Happening['kind'];

export type Severity = 'bad' | 'warn' | 'good' | 'info';

/** `byDefault`: a new channel is told. */
type About = { severity: Severity; label: string; byDefault?: true };

/** How much each matters, and the words with which it is chosen in a filter, in the order in which pages show them. */
export const HAPPENINGS: Record<HappeningKind, About> = {
  'integration.failed': { severity: 'bad', label: 'A connection broke', byDefault: true },
  'integration.recovered': { severity: 'good', label: 'A connection works again', byDefault: true },
  'integration.troubled': { severity: 'warn', label: 'A connection has trouble' },
  'integration.calmed': { severity: 'good', label: 'The trouble is over' },
  'token.ending': { severity: 'warn', label: 'A token ends', byDefault: true },
  'certificate.ending': { severity: 'warn', label: 'A certificate ends', byDefault: true },
  'support.ending': { severity: 'warn', label: 'Support of a version ends', byDefault: true },
  'vulnerability.found': { severity: 'bad', label: 'A version has known vulnerabilities', byDefault: true },
  'integration.changed': { severity: 'info', label: 'Something changed at the other side' },
  'token.replaced': { severity: 'info', label: 'A token was replaced' },
  'token.rejected': { severity: 'warn', label: 'A new token was not accepted' },
  'token.returned': { severity: 'info', label: 'Somebody went back to the token before' },
  'integration.added': { severity: 'info', label: 'An integration was added' },
  'integration.connected': { severity: 'good', label: 'An integration is connected for the first time' },
  'integration.not_connected': { severity: 'bad', label: 'An integration could not be connected' },
  'integration.edited': { severity: 'info', label: 'An integration was edited' },
  'integration.paused': { severity: 'info', label: 'An integration was paused' },
  'integration.resumed': { severity: 'info', label: 'An integration was resumed' },
};
