import type { Connector } from '#contract/connector.ts';
import type { Integration } from '#contract/integration.ts';
import type { Rung, Verification } from '#contract/verdict.ts';
import type { LiveRung } from '#web/live-rungs.ts';
import type { DrawnRung } from '#web/ui/RungRow.tsx';

const UNDER_WAY: Record<Verification['state'], boolean> = {
  queued: true,
  running: true,
  passed: false,
  failed: false,
  abandoned: false,
};

export const isUnderWay = (verification: Verification | undefined) =>
  verification !== undefined && UNDER_WAY[verification.state];

/** Whether a verification was of new values that wait beside those in use. Pure. */
export const isOfNewValues = (
  verification: Verification | undefined,
  replacement: Integration['replacement'],
): boolean =>
  replacement !== undefined &&
  (replacement.state === 'proving' || verification?.failure?.reason === replacement.failure?.reason);

/** Every rung of the ladder, whatever is known of it by now: always as many, always in the same order. Pure. */
export function drawRungs(
  ladder: Connector['ladder'],
  rungs: readonly (Rung | LiveRung)[],
  underWay: boolean,
): DrawnRung[] {
  const failed = rungs.some(({ outcome }) => outcome === 'failed');
  const drawn = ladder.map(({ id, question }): DrawnRung => {
    const rung = rungs.find((each) => each.id === id);
    const decided = rung && (rung.outcome !== 'not_reached' || failed || !underWay);
    if (decided) {
      const { outcome: state, durationMs } = rung;
      return { id, question, state, durationMs, evidence: 'evidence' in rung ? rung.evidence : [] };
    }
    const state = underWay && !failed ? 'waiting' : 'not_reached';
    return { id, question, state, durationMs: null, evidence: [] };
  });
  const next = drawn.findIndex(({ state }) => state === 'waiting');
  return drawn.map((rung, index) => (index === next ? { ...rung, state: 'asking' } : rung));
}
