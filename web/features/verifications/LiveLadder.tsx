import type { Connector } from '#contract/connector.ts';
import type { Verification } from '#contract/verdict.ts';
import { useLiveRungs } from '#web/live-rungs.ts';
import { Card } from '#web/ui/Card.tsx';
import { duration } from '#web/ui/relative-time.ts';
import { drawRungs, isUnderWay } from './climb.ts';
import { Ladder } from '#web/ui/Ladder.tsx';

type Props = {
  verification: Verification | undefined;
  ladder: Connector['ladder'];
  /** What it was about, where that is not what is in use. */
  about: string | undefined;
};

/** The latest verification. While it climbs, its rungs turn in their places. */
export function LiveLadder({ verification, ladder, about }: Props) {
  const live = useLiveRungs(verification?.id);
  const underWay = isUnderWay(verification);
  const told = verification?.rungs ?? [];
  const rungs = drawRungs(ladder, underWay && live.length > told.length ? live : told, underWay);
  return (
    <Card
      title="Verification"
      aside={
        <span className="text-sm text-faint tabular-nums">
          {about && `${about}, `}
          {underWay ? 'Climbing' : verification?.durationMs != null && duration(verification.durationMs)}
        </span>
      }
    >
      <Ladder rungs={rungs} />
    </Card>
  );
}
