import type { AuditVerification } from '#contract/audit.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Context } from './context.ts';
import { nameOf } from './name-of.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';
import { verifyAudit } from './verify-audit.ts';

const PER_PERSON = { name: 'audit_check', points: 20, seconds: 5 * 60 };

/** Reads the whole log, so that nobody with a loop makes everybody else wait. */
export async function askForAuditCheck(ctx: Context, actor: Actor): Promise<AuditVerification> {
  authorize(actor, 'audit.read');
  const who = 'personId' in actor ? actor.personId : nameOf(actor);
  await spendOrRefuse(ctx, PER_PERSON, who, 'The log was checked just now. Wait a little and try again.');
  return verifyAudit(ctx, actor);
}
