import type { Context } from '#operations/context.ts';
import { endOverdue } from '#operations/end-overdue.ts';
import { forgetExpired } from '#operations/forget-expired.ts';
import { redoAbandoned } from '#operations/redo-abandoned.ts';
import { redoLost } from '#operations/redo-lost.ts';
import { remind } from '#operations/remind.ts';
import { switchOffFailing } from '#operations/switch-off-failing.ts';
import { trimAudit } from '#operations/trim-audit.ts';
import { reportTrouble } from './report-trouble.ts';

const CHORES = [redoAbandoned, redoLost, endOverdue, remind, switchOffFailing, forgetExpired, trimAudit];

/** Does every chore once. A chore that fails does not keep the others from being done, nor its own next turn. */
export function createSweep(ctx: Context) {
  let isSweeping = false;
  return async () => {
    if (isSweeping) return;
    isSweeping = true;
    for (const chore of CHORES) {
      await chore(ctx).catch((error: unknown) => reportTrouble(ctx, error, chore.name));
    }
    isSweeping = false;
  };
}
