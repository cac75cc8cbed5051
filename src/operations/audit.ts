import type { Actor } from '#people/actor.ts';
import type { AuditAction, AuditOutcome, Target } from '#people/audit.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/** What reading, exporting and checking the log itself are about. */
export const AUDIT_LOG: Target = { kind: 'audit_log', id: null, label: 'Audit log' };

type Facts = Record<string, unknown>;

export type Told = {
  action: AuditAction;
  outcome?: AuditOutcome;
  target?: Target;
  /** The same fields before and after; what did not change is left out. Never a secret. */
  before?: Facts;
  after?: Facts;
  /** Whatever else there is to tell. */
  more?: Facts;
};

/** Writes one entry and answers its number. The last thing that a transaction does, because the end of the log stays locked until it ends. */
export function audit(
  ctx: Pick<Context, 'now'>,
  store: Store,
  actor: Actor,
  { action, outcome = 'done', target, before, after, more }: Told,
): Promise<number> {
  const change = { ...changed(before, after), ...more };
  return store.audit.append({
    at: ctx.now(),
    ...who(actor),
    action,
    outcome,
    target: target ?? null,
    change: Object.keys(change).length === 0 ? null : change,
  });
}

function who(actor: Actor) {
  switch (actor.kind) {
    case 'person':
      return { ...signed(actor), actorId: actor.personId, actor: labelOf(actor) };
    case 'token':
      return {
        ...signed(actor),
        actorId: actor.personId,
        actor: `${actor.tokenName} (token of ${actor.email})`,
      };
    case 'stranger':
      return { ...signed(actor), actorId: null, actor: 'Somebody' };
    case 'system':
      return { actorKind: actor.kind, actorId: null, actor: actor.name, address: null };
  }
}

const signed = ({ kind, address }: Exclude<Actor, { kind: 'system' }>) => ({ actorKind: kind, address });

/** A person as the log names them, also after they are gone. */
export const labelOf = ({ name, email }: { name: string; email: string }): string => `${name} <${email}>`;

function changed(before: Facts | undefined, after: Facts | undefined): Facts {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const differing = fields.filter(
    (field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]),
  );
  const pick = (facts: Facts) => Object.fromEntries(differing.map((field) => [field, facts[field] ?? null]));
  return {
    ...(before && differing.length > 0 && { before: pick(before) }),
    ...(after && differing.length > 0 && { after: pick(after) }),
  };
}
