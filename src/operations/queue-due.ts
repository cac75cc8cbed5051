import type { Context } from './context.ts';

const AT_ONCE = 500;

/** Queues the verifications whose time has come, all in one go. Several processes may do it at once: each takes others. */
export function queueDue(ctx: Context): Promise<void> {
  return ctx.store.transaction(async (store) => {
    const at = ctx.now();
    const due = await store.integrations.takeDue(at, AT_ONCE);
    if (due.length === 0) return;
    const queued = due.map((integration) => ({ ...integration, verificationId: ctx.newId() }));
    await store.verifications.insert(
      ...queued.map(({ verificationId, id, status, dueAt }) => ({
        id: verificationId,
        integrationId: id,
        cause: status === 'connected' ? ('schedule' as const) : ('retry' as const),
        askedBy: null,
        queuedAt: at,
        dueAt,
      })),
    );
    await store.jobs.send(
      ...queued.map(({ verificationId, id, troubled }) => ({
        verificationId,
        integrationId: id,
        prompt: !troubled,
      })),
    );
  });
}
